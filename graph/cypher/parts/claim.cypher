// A claim `c` as it is read: its own fields, its article's id, and the canonical ids of its ends. Only what is named is read:
// `properties(c)` takes twice the time on grafeo, and has it hold every property of the store in memory.
c {.id, .part, .subject, .relation, .object, .speakers, .stance, .modality, .standing, .phase, .quote, .start, .end,
   .context, .dateStart, .dateEnd, .dateFrom, .place, .topic, .weapon, .quantity, .value, .currency, .status,
   .office, .former, .about, .content, .eventId, .confidence, .extractor, .articleId, .published, .subjectId,
   .subjectSide, .objectId, .objectSide} AS claim
