import GRDB

/// The tables of the history, version by version. A version that was released is never changed.
enum Schema {
  /// The version that this `labs` reads and writes; it is the file's `user_version`.
  static let version = 2

  /// Brings a file up to date.
  static func update(_ queue: DatabaseQueue, path: String, writable: Bool) throws {
    let found = try storedVersion(queue)
    if found == version { return }
    if found > version { throw ResultStoreError.newer(path: path, version: found, known: version) }
    guard writable else { throw ResultStoreError.older(path: path, version: found, known: version) }
    do {
      try migrator.migrate(queue)
    } catch {
      // Two may have begun at once; then the other one has done it.
      guard try storedVersion(queue) == version else { throw error }
    }
  }

  private static func storedVersion(_ queue: DatabaseQueue) throws -> Int {
    try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: runs and what they saw") { db in
      try db.execute(sql: firstVersion)
      try db.execute(sql: "PRAGMA user_version = 1")
    }
    migrator.registerMigration("2: what runs are resumed from and compared by") { db in
      try db.execute(sql: secondVersion)
      try db.execute(sql: "PRAGMA user_version = 2")
    }
    return migrator
  }

  private static let firstVersion = """
    CREATE TABLE labs (
      name TEXT PRIMARY KEY,
      title TEXT NOT NULL,
      category TEXT NOT NULL
    ) STRICT;

    CREATE TABLE runs (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      uid TEXT NOT NULL UNIQUE,
      lab TEXT NOT NULL REFERENCES labs(name),
      status TEXT NOT NULL CHECK (status IN
        ('running', 'passed', 'failed', 'error', 'interrupted', 'crashed')),
      exit_code INTEGER,
      started_at TEXT NOT NULL,
      ended_at TEXT,
      duration_ms REAL,
      clock_started_at TEXT NOT NULL,
      clock_duration_ms REAL,
      seed TEXT NOT NULL,
      mode TEXT NOT NULL CHECK (mode IN ('simulated', 'live')),
      git_commit TEXT,
      git_branch TEXT,
      git_dirty INTEGER,
      argv TEXT NOT NULL,
      host TEXT NOT NULL,
      os TEXT NOT NULL,
      arch TEXT NOT NULL,
      labs_version TEXT NOT NULL,
      pid INTEGER NOT NULL,
      pid_started INTEGER,
      boot TEXT NOT NULL,
      note TEXT
    ) STRICT;
    CREATE INDEX runs_by_lab ON runs(lab, id);
    CREATE INDEX runs_running ON runs(status) WHERE status = 'running';

    CREATE TABLE params (
      run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      name TEXT NOT NULL,
      value TEXT NOT NULL,
      source TEXT NOT NULL,
      PRIMARY KEY (run_id, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE steps (
      id INTEGER PRIMARY KEY,
      run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      name TEXT NOT NULL,
      phase TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN
        ('running', 'passed', 'failed', 'error', 'interrupted', 'crashed', 'skipped')),
      started_at TEXT,
      duration_ms REAL,
      clock_started_at TEXT,
      clock_duration_ms REAL,
      error_type TEXT,
      error_message TEXT,
      error_file TEXT,
      error_line INTEGER,
      UNIQUE (run_id, ordinal)
    ) STRICT;

    CREATE TABLE outputs (
      id INTEGER PRIMARY KEY,
      step_id INTEGER NOT NULL REFERENCES steps(id) ON DELETE CASCADE,
      seq INTEGER NOT NULL,
      at TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX outputs_by_step ON outputs(step_id);

    CREATE TABLE requests (
      id INTEGER PRIMARY KEY,
      step_id INTEGER NOT NULL REFERENCES steps(id) ON DELETE CASCADE,
      seq INTEGER NOT NULL,
      at TEXT NOT NULL,
      method TEXT NOT NULL,
      url TEXT NOT NULL,
      status INTEGER,
      started_at TEXT NOT NULL,
      latency_ms REAL NOT NULL,
      ttfb_ms REAL,
      prompt_tokens INTEGER,
      completion_tokens INTEGER,
      total_tokens INTEGER,
      attempts INTEGER NOT NULL,
      retry_after INTEGER,
      backend TEXT,
      error TEXT
    ) STRICT;
    CREATE INDEX requests_by_step ON requests(step_id);

    CREATE TABLE metrics (
      id INTEGER PRIMARY KEY,
      step_id INTEGER NOT NULL REFERENCES steps(id) ON DELETE CASCADE,
      seq INTEGER NOT NULL,
      at TEXT NOT NULL,
      name TEXT NOT NULL,
      unit TEXT NOT NULL,
      labels TEXT NOT NULL,
      n INTEGER NOT NULL,
      mean REAL,
      stddev REAL,
      min REAL,
      p50 REAL,
      p90 REAL,
      p95 REAL,
      p99 REAL,
      max REAL,
      samples TEXT NOT NULL
    ) STRICT;
    CREATE INDEX metrics_by_step ON metrics(step_id);

    CREATE TABLE assertions (
      id INTEGER PRIMARY KEY,
      step_id INTEGER NOT NULL REFERENCES steps(id) ON DELETE CASCADE,
      seq INTEGER NOT NULL,
      at TEXT NOT NULL,
      message TEXT NOT NULL,
      passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
      expected TEXT,
      actual TEXT,
      file TEXT,
      line INTEGER
    ) STRICT;
    CREATE INDEX assertions_by_step ON assertions(step_id);

    CREATE TABLE charts (
      id INTEGER PRIMARY KEY,
      step_id INTEGER NOT NULL REFERENCES steps(id) ON DELETE CASCADE,
      seq INTEGER NOT NULL,
      at TEXT NOT NULL,
      kind TEXT NOT NULL,
      title TEXT NOT NULL,
      spec TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX charts_by_step ON charts(step_id);

    CREATE TABLE state (
      id INTEGER PRIMARY KEY,
      step_id INTEGER NOT NULL REFERENCES steps(id) ON DELETE CASCADE,
      seq INTEGER NOT NULL,
      at TEXT NOT NULL,
      name TEXT NOT NULL,
      value TEXT NOT NULL
    ) STRICT;
    CREATE INDEX state_by_step ON state(step_id);

    CREATE VIEW v_history AS
      SELECT runs.id AS run, lab, status, started_at, duration_ms, clock_duration_ms,
        (SELECT count(*) FROM steps WHERE run_id = runs.id) AS steps,
        (SELECT count(*) FROM steps WHERE run_id = runs.id AND steps.status = 'passed') AS steps_passed,
        (SELECT count(*) FROM assertions JOIN steps ON steps.id = step_id WHERE run_id = runs.id)
          AS assertions,
        (SELECT count(*) FROM assertions JOIN steps ON steps.id = step_id
          WHERE run_id = runs.id AND NOT passed) AS assertions_failed,
        (SELECT count(*) FROM requests JOIN steps ON steps.id = step_id WHERE run_id = runs.id) AS requests,
        seed, mode, git_commit, note
      FROM runs ORDER BY run DESC;
    """

  // Documents are kept by their content, as hundreds of runs have the same ones. A step that is tried again has a
  // row for each attempt, of which the last counts; one that is reused has a copy of what it did in the run that it is
  // reused from.
  private static let secondVersion = """
    ALTER TABLE labs ADD COLUMN folder TEXT;
    ALTER TABLE runs ADD COLUMN resumed_from INTEGER;
    ALTER TABLE steps ADD COLUMN attempt INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE steps ADD COLUMN reused_from INTEGER;
    ALTER TABLE requests ADD COLUMN body TEXT;
    ALTER TABLE requests ADD COLUMN key_header TEXT;
    ALTER TABLE steps ADD COLUMN superseded INTEGER NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1));

    CREATE TABLE tags (
      run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
      tag TEXT NOT NULL,
      PRIMARY KEY (run_id, tag)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX tags_by_tag ON tags(tag, run_id);

    CREATE TABLE baselines (
      lab TEXT PRIMARY KEY REFERENCES labs(name),
      run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE blobs (
      sha256 TEXT PRIMARY KEY,
      data BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE documents (
      run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
      path TEXT NOT NULL,
      sha256 TEXT NOT NULL REFERENCES blobs(sha256),
      PRIMARY KEY (run_id, path)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX documents_by_content ON documents(sha256);

    CREATE TABLE snapshots (
      step_id INTEGER NOT NULL REFERENCES steps(id) ON DELETE CASCADE,
      part TEXT NOT NULL,
      state TEXT NOT NULL,
      PRIMARY KEY (step_id, part)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX metrics_by_name ON metrics(name, step_id, p50);

    ALTER TABLE metrics ADD COLUMN ci_lo REAL;
    ALTER TABLE metrics ADD COLUMN ci_hi REAL;

    DROP INDEX runs_by_lab;
    CREATE INDEX runs_by_lab ON runs(lab, started_at);
    CREATE INDEX runs_by_start ON runs(started_at);

    DROP VIEW v_history;
    CREATE VIEW v_history AS
      SELECT runs.id AS run, lab, status, started_at, duration_ms, clock_duration_ms,
        (SELECT count(*) FROM steps WHERE run_id = runs.id AND NOT superseded) AS steps,
        (SELECT count(*) FROM steps WHERE run_id = runs.id AND NOT superseded AND steps.status = 'passed')
          AS steps_passed,
        (SELECT count(*) FROM assertions JOIN steps ON steps.id = step_id
          WHERE run_id = runs.id AND NOT superseded) AS assertions,
        (SELECT count(*) FROM assertions JOIN steps ON steps.id = step_id
          WHERE run_id = runs.id AND NOT superseded AND NOT passed) AS assertions_failed,
        (SELECT count(*) FROM requests JOIN steps ON steps.id = step_id
          WHERE run_id = runs.id AND NOT superseded) AS requests,
        (SELECT avg(latency_ms) FROM
          (SELECT latency_ms, row_number() OVER (ORDER BY latency_ms) AS place, count(*) OVER () AS n
            FROM requests JOIN steps ON steps.id = step_id
            WHERE run_id = runs.id AND NOT superseded AND requests.status < 400)
          WHERE place IN ((n + 1) / 2, (n + 2) / 2)) AS p50_ms,
        seed, mode, git_commit,
        (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM tags WHERE run_id = runs.id ORDER BY tag)) AS tags,
        EXISTS (SELECT 1 FROM baselines WHERE run_id = runs.id) AS baseline,
        note
      FROM runs ORDER BY started_at DESC, run DESC;

    CREATE VIEW v_metric_trend AS
      SELECT *, round(100 * (p50 - previous) / nullif(abs(previous), 0), 1) AS pct_vs_prev FROM
        (SELECT runs.id AS run, runs.lab, metrics.name, unit, labels, steps.name AS step, runs.started_at,
          git_commit, n, p50, ci_lo, ci_hi, p95,
          lag(p50) OVER (PARTITION BY runs.lab, metrics.name, labels, steps.name
            ORDER BY runs.started_at, runs.id) AS previous
        FROM metrics JOIN steps ON steps.id = step_id JOIN runs ON runs.id = run_id
        WHERE n > 0 AND NOT superseded)
      ORDER BY started_at, run;
    """
}
