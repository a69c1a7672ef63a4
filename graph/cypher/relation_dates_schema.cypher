// Indexes of the dates of relations of one type; the embedded engine has none on relationships
// Parameters: none; the placeholder is the type
// Row: none; the statements are run one by one.
CREATE INDEX firstDateOf__TYPE__ IF NOT EXISTS FOR ()-[e:__TYPE__]-() ON (e.firstDate);
CREATE INDEX lastDateOf__TYPE__ IF NOT EXISTS FOR ()-[e:__TYPE__]-() ON (e.lastDate);
