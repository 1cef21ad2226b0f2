"""The only place that touches what python-pptx keeps to itself; tests say what is relied on."""
