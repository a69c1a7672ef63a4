// An actor `a` as it is read: its own fields, and the id as which it counts.
a {.id, .name, .kind, .iso3, .aliases, .wikidata, .canonical} AS actor
