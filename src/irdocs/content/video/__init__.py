"""Videos that the content names: their files, what these say beside the film, their captions.

`boxes` walks an MP4; `samples` finds which bytes are pictures and sound; `surplus` finds all
others, which no product gets; `video_file` is the checked file; `captions` reads WebVTT.
"""
