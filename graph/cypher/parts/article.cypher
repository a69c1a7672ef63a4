// An article `a` as it is read: its own fields, the extractor that read it, and the actors that it names.
a {.title, .body, .outlet, .published, .url, .language, .authors, .agency, .genre, .voice, .marks, .id,
   .extractor, .actors} AS article
