"""The handout: a planned deck drawn on paper as a PDF, one or several slides to a page.

The slides are not pictures of what PowerPoint shows. They are drawn from the same plan as the deck,
with text that can be read and searched, so no office program is needed to make a handout.

`plan` decides on the pages and turns them into items; `pages` says where frames are on paper;
`slide_items`, `background` and `template_art` draw one slide; `paragraphs` and `faces` set text.
"""
