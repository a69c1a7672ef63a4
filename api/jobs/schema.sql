-- Jobs, what became of their articles, and their events. Times are seconds since 1970.
CREATE TABLE IF NOT EXISTS jobs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,  -- their order
    id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    source TEXT NOT NULL,
    inputs TEXT NOT NULL,  -- JSON: name, file and address of each
    size INTEGER NOT NULL,  -- bytes of its input
    kind TEXT,
    voice TEXT,
    may_decide INTEGER NOT NULL,
    created REAL NOT NULL,
    started REAL,
    ended REAL,
    cancelled INTEGER NOT NULL DEFAULT 0,  -- somebody wants it to end
    total INTEGER,
    seconds REAL NOT NULL DEFAULT 0,  -- of the runs before this one
    starts INTEGER NOT NULL DEFAULT 0,  -- without an article stored since
    report TEXT NOT NULL,  -- JSON, as far as it is
    error TEXT,
    caller TEXT NOT NULL,
    key TEXT,  -- Idempotency-Key
    fingerprint TEXT
);
CREATE INDEX IF NOT EXISTS jobs_by_state ON jobs (state, number);
CREATE INDEX IF NOT EXISTS jobs_by_key ON jobs (caller, key, number) WHERE key IS NOT NULL;
CREATE TABLE IF NOT EXISTS articles (
    job TEXT NOT NULL,
    article TEXT NOT NULL,
    outcome TEXT NOT NULL,  -- stored, replaced, or unread
    claims INTEGER NOT NULL,
    why TEXT,
    PRIMARY KEY (job, article)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS events (
    job TEXT NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (job, number)
) WITHOUT ROWID;
