"""What the grammar above a predicate makes of it: told, denied, hedged, planned, possible, not so.

`governors` takes one edge of the grammar at a time and asks: `hedges` (what stands about a word itself), `complements`
(verbs and adjectives with a clause, an infinitive, a gerund), `prepositions`, `contents` (nouns), `events` (an event
as the subject). `verdicts` is what is said of a claim that has been passed. Around the sentence stand `setoff`, `around`, `afterwards` (the
next sentence). `speaking` adds a voice, `voices` says whose it is, `unreal` looks at the whole sentence, and `walk`
is what they fill.
"""
