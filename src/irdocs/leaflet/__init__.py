"""The leaflet: Document → planned panels → PDF."""
