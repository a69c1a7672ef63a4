// Whether a claim's own author says that something is not so: an end is none of that.
c.modality = 'negated' AND c.stance = 'affirms' AND coalesce(c.phase, '') <> 'ends'
