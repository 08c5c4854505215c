-- The database of version 0.1.0 that the recorded acts and deliveries belong to: for SQLite. Nobody in it is real.

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE access_log (
    id INTEGER NOT NULL,
    workspace_id VARCHAR(30) NOT NULL,
    engineer_id VARCHAR(30) NOT NULL,
    reader_id VARCHAR(30) NOT NULL,
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    asked_at DATETIME NOT NULL,
    CONSTRAINT pk_access_log PRIMARY KEY (id)
);

CREATE TABLE claims (
    workspace_id VARCHAR(30) NOT NULL,
    "key" VARCHAR(120) NOT NULL,
    claimed_at DATETIME NOT NULL,
    CONSTRAINT pk_claims PRIMARY KEY (workspace_id, "key")
);

CREATE TABLE deliveries (
    id INTEGER NOT NULL,
    workspace_id VARCHAR(30) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    recipient_id VARCHAR(30) NOT NULL,
    reference JSON NOT NULL,
    state VARCHAR(10) NOT NULL,
    due_at DATETIME NOT NULL,
    expires_at DATETIME,
    attempts INTEGER NOT NULL,
    changed_at DATETIME NOT NULL,
    error VARCHAR(60),
    channel_id VARCHAR(30),
    ts VARCHAR(30),
    file_id VARCHAR(30),
    CONSTRAINT pk_deliveries PRIMARY KEY (id)
);

CREATE TABLE entries (
    id INTEGER NOT NULL,
    workspace_id VARCHAR(30) NOT NULL,
    person_id VARCHAR(30) NOT NULL,
    what BLOB NOT NULL,
    outcome BLOB NOT NULL,
    links BLOB NOT NULL,
    happened_on DATE NOT NULL,
    visibility VARCHAR(10) NOT NULL,
    created_at DATETIME NOT NULL,
    CONSTRAINT pk_entries PRIMARY KEY (id),
    CONSTRAINT uq_entries_workspace_id_id UNIQUE (workspace_id, id)
);

CREATE TABLE frameworks (
    id INTEGER NOT NULL,
    scope VARCHAR(30) NOT NULL,
    path VARCHAR(250) NOT NULL,
    file VARCHAR(250) NOT NULL,
    revision_id INTEGER,
    retired_at DATETIME,
    CONSTRAINT pk_frameworks PRIMARY KEY (id),
    CONSTRAINT uq_frameworks_scope_path UNIQUE (scope, path)
);

CREATE TABLE criteria (
    id INTEGER NOT NULL,
    framework_id INTEGER NOT NULL,
    retired_at DATETIME, name VARCHAR(100),
    CONSTRAINT pk_criteria PRIMARY KEY (id),
    CONSTRAINT fk_criteria_framework_id FOREIGN KEY(framework_id) REFERENCES frameworks (id) ON DELETE CASCADE
);

CREATE TABLE people (
    workspace_id VARCHAR(30) NOT NULL,
    id VARCHAR(30) NOT NULL,
    framework_id INTEGER,
    level VARCHAR(40),
    aim VARCHAR(10) NOT NULL,
    aim_level VARCHAR(40),
    visibility VARCHAR(10) NOT NULL,
    nudge_weekday INTEGER,
    nudge_time TIME NOT NULL,
    time_zone VARCHAR(60),
    next_nudge_at DATETIME,
    set_up_at DATETIME NOT NULL,
    CONSTRAINT pk_people PRIMARY KEY (workspace_id, id),
    CONSTRAINT fk_people_framework_id FOREIGN KEY(framework_id) REFERENCES frameworks (id)
);

CREATE TABLE revisions (
    id INTEGER NOT NULL,
    framework_id INTEGER NOT NULL,
    content_hash VARCHAR(64) NOT NULL,
    content JSON NOT NULL,
    loaded_at DATETIME NOT NULL,
    CONSTRAINT pk_revisions PRIMARY KEY (id),
    CONSTRAINT fk_revisions_framework_id FOREIGN KEY(framework_id) REFERENCES frameworks (id) ON DELETE CASCADE,
    CONSTRAINT uq_revisions_framework_id_content_hash UNIQUE (framework_id, content_hash)
);

CREATE TABLE entry_criteria (
    workspace_id VARCHAR(30) NOT NULL,
    entry_id INTEGER NOT NULL,
    criterion_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    revision_id INTEGER NOT NULL,
    CONSTRAINT pk_entry_criteria PRIMARY KEY (workspace_id, entry_id, criterion_id),
    CONSTRAINT fk_entry_criteria_criterion_id FOREIGN KEY(criterion_id) REFERENCES criteria (id),
    CONSTRAINT fk_entry_criteria_revision_id FOREIGN KEY(revision_id) REFERENCES revisions (id),
    CONSTRAINT fk_entry_criteria_workspace_id_entry_id FOREIGN KEY(workspace_id, entry_id) REFERENCES entries (workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE nudges (
    id INTEGER NOT NULL,
    workspace_id VARCHAR(30) NOT NULL,
    person_id VARCHAR(30) NOT NULL,
    period DATE NOT NULL,
    due_at DATETIME NOT NULL,
    criterion_id INTEGER,
    revision_id INTEGER,
    answer VARCHAR(10) NOT NULL,
    CONSTRAINT pk_nudges PRIMARY KEY (id),
    CONSTRAINT fk_nudges_criterion_id FOREIGN KEY(criterion_id) REFERENCES criteria (id),
    CONSTRAINT fk_nudges_revision_id FOREIGN KEY(revision_id) REFERENCES revisions (id),
    CONSTRAINT fk_nudges_workspace_id_person_id FOREIGN KEY(workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE,
    CONSTRAINT uq_nudges_workspace_id_id UNIQUE (workspace_id, id),
    CONSTRAINT uq_nudges_workspace_id_person_id_period UNIQUE (workspace_id, person_id, period)
);

CREATE TABLE report_lines (
    id INTEGER NOT NULL,
    workspace_id VARCHAR(30) NOT NULL,
    engineer_id VARCHAR(30) NOT NULL,
    manager_id VARCHAR(30) NOT NULL,
    started_at DATETIME NOT NULL,
    ended_at DATETIME,
    CONSTRAINT pk_report_lines PRIMARY KEY (id),
    CONSTRAINT fk_report_lines_workspace_id_engineer_id FOREIGN KEY(workspace_id, engineer_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE
);

CREATE INDEX ix_access_log_engineer ON access_log (workspace_id, engineer_id);

CREATE INDEX ix_claims_claimed_at ON claims (claimed_at);

CREATE INDEX ix_deliveries_due ON deliveries (state, due_at);

CREATE INDEX ix_deliveries_recipient ON deliveries (workspace_id, recipient_id);

CREATE INDEX ix_entries_person ON entries (workspace_id, person_id, happened_on);

CREATE INDEX ix_criteria_framework_id ON criteria (framework_id);

CREATE INDEX ix_people_next_nudge_at ON people (next_nudge_at);

CREATE INDEX ix_report_lines_engineer ON report_lines (workspace_id, engineer_id);

CREATE UNIQUE INDEX ix_criteria_name ON criteria (framework_id, name);

CREATE INDEX ix_entry_criteria_criterion_id ON entry_criteria (criterion_id);

INSERT INTO alembic_version (version_num) VALUES
('0002');

INSERT INTO frameworks (id, scope, path, file, revision_id, retired_at) VALUES
(1, 'T0HARBOUR', '/test/sailor', 'T0HARBOUR/sailor.md', 1, NULL),
(2, '', '/test/data-analyst', 'analyst.md', 2, NULL),
(3, '', '/test/guild', 'guild.md', 3, '2026-10-12 09:00:00.069080'),
(4, '', '/test/platform', 'platform.md', 5, NULL);

INSERT INTO revisions (id, framework_id, content_hash, content, loaded_at) VALUES
(1, 1, '9349afeef0839203068cc3797441363207f3f395cbded7f72190608f5e94a726', '{"path": "/test/sailor", "title": "Sailor", "graded": false, "prose": "# How it is meant\n\nParagraph 1 of how it is meant.\n\nParagraph 2 of how it is meant.\n\nParagraph 3 of how it is meant.\n\nParagraph 4 of how it is meant.\n\nParagraph 5 of how it is meant.\n\nParagraph 6 of how it is meant.\n\nParagraph 7 of how it is meant.\n\nParagraph 8 of how it is meant.\n\nParagraph 9 of how it is meant.\n\nParagraph 10 of how it is meant.\n\nParagraph 11 of how it is meant.\n\nParagraph 12 of how it is meant.\n\nParagraph 13 of how it is meant.\n\nParagraph 14 of how it is meant.\n\nParagraph 15 of how it is meant.\n\nParagraph 16 of how it is meant.\n\nParagraph 17 of how it is meant.\n\nParagraph 18 of how it is meant.\n\nParagraph 19 of how it is meant.\n\nParagraph 20 of how it is meant.\n\nParagraph 21 of how it is meant.\n\nParagraph 22 of how it is meant.\n\nParagraph 23 of how it is meant.\n\nParagraph 24 of how it is meant.\n\nParagraph 25 of how it is meant.\n\nParagraph 26 of how it is meant.\n\nParagraph 27 of how it is meant.\n\nParagraph 28 of how it is meant.\n\nParagraph 29 of how it is meant.\n\nParagraph 30 of how it is meant.\n\nParagraph 31 of how it is meant.\n\nParagraph 32 of how it is meant.\n\nParagraph 33 of how it is meant.\n\nParagraph 34 of how it is meant.\n\nParagraph 35 of how it is meant.\n\nParagraph 36 of how it is meant.\n\nParagraph 37 of how it is meant.\n\nParagraph 38 of how it is meant.", "levels": [["1", 1, "Level 1"], ["2", 2, "Level 2"]], "topics": [["rope", "Rope", {"1": [[1, "Handles the rope at step 1"]], "2": [[2, "Handles the rope at step 2"]]}], ["sail", "Sail", {"1": [[3, "Handles the sail at step 1"]], "2": [[4, "Handles the sail at step 2"]]}], ["chart", "Chart", {"1": [[5, "Handles the chart at step 1"]], "2": [[6, "Chart 01: the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next"], [7, "Chart 02: the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next"], [8, "Chart 03: the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next"], [9, "Chart 04: the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next"], [10, "Chart 05: the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next"], [11, "Chart 06: the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next"], [12, "Chart 07: the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next"], [13, "Chart 08: the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next"]]}], ["tide", "Tide", {"1": [[[14, "tide-one"], "Handles the tide at step 1"]], "2": [[15, "Handles the tide at step 2"]]}], ["watch", "Watch", {"1": [[16, "Handles the watch at step 1"]], "2": [[17, "Handles the watch at step 2"]]}], ["signal", "Signal", {"1": [[18, "Handles the signal at step 1"]], "2": [[19, "Handles the signal at step 2"]]}], ["galley", "Galley", {"1": [[20, "Handles the galley at step 1"]], "2": [[21, "Handles the galley at step 2"]]}], ["harbour", "Harbour", {"1": [[22, "Handles the harbour at step 1"]], "2": [[23, "Handles the harbour at step 2"]]}]]}', '2026-09-07 08:00:00.000000'),
(2, 2, '1c67e53a011c7de6f7c4baf157ad05b21a4418c2b213cdde64eb4e67f42c480f', '{"path": "/test/data-analyst", "title": "Data Analyst", "graded": true, "prose": "", "levels": [["EO", 1, "EO"], ["HEO", 2, "HEO"], ["SEO", 3, "SEO"], ["7", 4, "Grade 7"]], "topics": [["communication", "📣 Communication", {"EO": [[24, "Asks what a figure is for"]], "HEO": [[25, "Says how sure a figure is"]], "SEO": [[26, "Teaches others to read a figure"]], "7": [[27, "Decides which figures are kept"]]}], ["craft", "Craft", {"HEO": [[28, "Finds the cause of a fault, not only its symptom"]], "SEO": [[29, "Keeps a change small"], [30, "Draws what words would hide"]]}]]}', '2026-09-07 08:00:00.000000'),
(3, 3, 'e61bea5f53285f26d4087b354569c2c7113413714188b6a67751d69f3ec06719', '{"path": "/test/guild", "title": "Guild Member", "graded": false, "prose": "", "levels": [["1", 1, "Level 1"], ["2", 2, "Level 2"]], "topics": [["craft", "Craft", {"1": [[31, "Learns one tool well"]], "2": [[32, "Teaches a tool to another"]]}]]}', '2026-09-07 08:00:00.000000'),
(4, 4, '079ccd796d9b0f596d535868be2ac049253fba37bbb06dfff68c7bac4f7e2491', '{"path": "/test/platform", "title": "Platform Engineer", "graded": false, "prose": "A compass, not a checklist.", "levels": [["1", 1, "Level 1"], ["2", 2, "Level 2"], ["3", 3, "Level 3"]], "topics": [["communication", "📣 Communication", {"1": [[33, "Says early when something is late"]], "2": [[34, "Explains a decision to people outside the team & answers <their> questions"]], "3": [[35, "Writes proposals that others build on"]]}], ["craft", "Craft", {"1": [[36, "Keeps a change small"], [37, "Writes a note for each release"]], "2": [[38, "Finds the cause of a fault"], [39, "Measures before and after", "A graph of the queue in the week before and the week after"]], "3": [[40, "Makes a whole class of faults impossible"]]}], ["leadership", "Leadership", {"3": [[41, "Mentors a colleague"]]}]]}', '2026-09-07 08:00:00.000000'),
(5, 4, 'be5f9376d7b65fa03711306a698e624e42716e54fa926bffd647dda0c4284756', '{"path": "/test/platform", "title": "Platform Engineer", "graded": false, "prose": "A compass, not a checklist.", "levels": [["1", 1, "Level 1"], ["2", 2, "Level 2"], ["3", 3, "Level 3"]], "topics": [["communication", "📣 Communication", {"1": [[33, "Says early when something is late"]], "2": [[34, "Explains a decision to people outside the team & answers <their> questions"]], "3": [[35, "Writes proposals that others build on"]]}], ["craft", "Craft", {"1": [[36, "Keeps a change small"]], "2": [[38, "Finds the cause of a fault, not only its symptom"], [39, "Measures before and after", "A graph of the queue in the week before and the week after"]], "3": [[40, "Makes a whole class of faults impossible"]]}], ["leadership", "Leadership", {"3": [[41, "Mentors a colleague"]]}]]}', '2026-10-12 09:00:00.069080');

INSERT INTO criteria (id, framework_id, retired_at, name) VALUES
(1, 1, NULL, NULL),
(2, 1, NULL, NULL),
(3, 1, NULL, NULL),
(4, 1, NULL, NULL),
(5, 1, NULL, NULL),
(6, 1, NULL, NULL),
(7, 1, NULL, NULL),
(8, 1, NULL, NULL),
(9, 1, NULL, NULL),
(10, 1, NULL, NULL),
(11, 1, NULL, NULL),
(12, 1, NULL, NULL),
(13, 1, NULL, NULL),
(14, 1, NULL, 'tide-one'),
(15, 1, NULL, NULL),
(16, 1, NULL, NULL),
(17, 1, NULL, NULL),
(18, 1, NULL, NULL),
(19, 1, NULL, NULL),
(20, 1, NULL, NULL),
(21, 1, NULL, NULL),
(22, 1, NULL, NULL),
(23, 1, NULL, NULL),
(24, 2, NULL, NULL),
(25, 2, NULL, NULL),
(26, 2, NULL, NULL),
(27, 2, NULL, NULL),
(28, 2, NULL, NULL),
(29, 2, NULL, NULL),
(30, 2, NULL, NULL),
(31, 3, NULL, NULL),
(32, 3, NULL, NULL),
(33, 4, NULL, NULL),
(34, 4, NULL, NULL),
(35, 4, NULL, NULL),
(36, 4, NULL, NULL),
(37, 4, '2026-10-12 09:00:00.069080', NULL),
(38, 4, NULL, NULL),
(39, 4, NULL, NULL),
(40, 4, NULL, NULL),
(41, 4, NULL, NULL);

INSERT INTO people (workspace_id, id, framework_id, level, aim, aim_level, visibility, nudge_weekday, nudge_time, time_zone, next_nudge_at, set_up_at) VALUES
('T0HARBOUR', 'U0AMARA01', 4, '1', 'level', '2', 'manager', 4, '14:00:00.000000', 'Europe/London', '2026-11-27 14:00:00.000000', '2026-09-07 10:00:00.548986'),
('T0HARBOUR', 'U0DIEGO01', 3, '1', 'stay', NULL, 'manager', 0, '09:30:00.000000', 'America/New_York', '2026-11-23 14:30:00.000000', '2026-09-07 10:00:00.738744'),
('T0HARBOUR', 'U0PRIYA01', 2, 'SEO', 'none', NULL, 'me', NULL, '14:00:00.000000', 'Asia/Kolkata', NULL, '2026-09-07 10:00:00.920681'),
('T0LIGHTHS', 'U0AMARA01', 2, 'EO', 'none', NULL, 'manager', NULL, '14:00:00.000000', 'Asia/Dubai', NULL, '2026-09-08 08:00:00.000000');

INSERT INTO report_lines (id, workspace_id, engineer_id, manager_id, started_at, ended_at) VALUES
(1, 'T0HARBOUR', 'U0AMARA01', 'U0PRIYA01', '2026-09-07 10:00:00.548986', NULL),
(2, 'T0HARBOUR', 'U0DIEGO01', 'U0PRIYA01', '2026-09-07 10:00:00.738744', '2026-10-05 09:00:00.059253'),
(3, 'T0HARBOUR', 'U0DIEGO01', 'W0SIGNE01', '2026-10-05 09:00:00.059253', NULL);

INSERT INTO entries (id, workspace_id, person_id, what, outcome, links, happened_on, visibility, created_at) VALUES
(1, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Moved the release notes into the repository & told <everybody>.' AS BLOB), CAST(char(0) || 'Nobody asks any more where they are.
The next release had them on its first day.' AS BLOB), CAST(char(0) || 'https://example.com/notes
https://example.com/release/7?a=1&b=2' AS BLOB), '2026-09-04', 'manager', '2026-09-07 10:00:01.029053'),
(2, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Found out why the queue grew each night.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-09-07', 'me', '2026-09-07 10:00:01.071077'),
(3, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 1.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-02', 'me', '2026-09-07 10:00:01.143575'),
(4, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 2.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-03', 'me', '2026-09-07 10:00:01.237403'),
(5, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 3.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-04', 'me', '2026-09-07 10:00:01.332649'),
(6, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 4.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-05', 'me', '2026-09-07 10:00:01.417415'),
(7, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 5.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-06', 'me', '2026-09-07 10:00:01.578209'),
(8, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 6.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-07', 'me', '2026-09-07 10:00:01.622222'),
(9, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 7.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-08', 'me', '2026-09-07 10:00:01.756861'),
(10, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 8.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-09', 'me', '2026-09-07 10:00:01.914808'),
(11, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 9.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-10', 'me', '2026-09-07 10:00:02.041908'),
(12, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 10.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-11', 'me', '2026-09-07 10:00:02.266822'),
(13, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 11.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-12', 'me', '2026-09-07 10:00:02.519556'),
(14, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 12.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-13', 'me', '2026-09-07 10:00:02.759320'),
(15, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 13.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-14', 'me', '2026-09-07 10:00:02.868532'),
(16, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 14.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-15', 'me', '2026-09-07 10:00:03.056150'),
(17, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 15.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-16', 'me', '2026-09-07 10:00:03.152412'),
(18, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 16.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-17', 'me', '2026-09-07 10:00:03.222497'),
(19, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 17.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-18', 'me', '2026-09-07 10:00:03.294140'),
(20, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 18.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-19', 'me', '2026-09-07 10:00:03.373996'),
(21, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 19.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-20', 'me', '2026-09-07 10:00:03.456062'),
(22, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 20.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-21', 'me', '2026-09-07 10:00:03.569782'),
(23, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 21.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-22', 'me', '2026-09-07 10:00:03.704554'),
(24, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 22.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-23', 'me', '2026-09-07 10:00:03.986713'),
(25, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 23.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-24', 'me', '2026-09-07 10:00:04.187683'),
(26, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 24.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-25', 'me', '2026-09-07 10:00:04.327284'),
(27, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 25.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-26', 'me', '2026-09-07 10:00:04.465807'),
(28, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 26.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-27', 'me', '2026-09-07 10:00:04.543030'),
(29, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 27.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-28', 'me', '2026-09-07 10:00:04.607096'),
(30, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 28.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-01', 'me', '2026-09-07 10:00:04.714463'),
(31, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 29.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-02', 'me', '2026-09-07 10:00:04.802705'),
(32, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 30.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-03', 'me', '2026-09-07 10:00:04.955128'),
(33, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 31.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-04', 'me', '2026-09-07 10:00:05.164076'),
(34, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 32.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-05', 'me', '2026-09-07 10:00:05.308725'),
(35, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 33.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-06', 'me', '2026-09-07 10:00:05.455580'),
(36, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 34.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-07', 'me', '2026-09-07 10:00:05.607431'),
(37, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 35.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-08', 'me', '2026-09-07 10:00:05.760989'),
(38, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 36.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-09', 'me', '2026-09-07 10:00:05.910885'),
(39, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 37.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-10', 'me', '2026-09-07 10:00:06.010702'),
(40, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Weekly note 38.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-08-11', 'me', '2026-09-07 10:00:06.100015'),
(41, 'T0HARBOUR', 'U0DIEGO01', CAST(char(0) || 'Taught two colleagues how to read a flame graph.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-09-07', 'manager', '2026-09-07 10:00:06.233272'),
(42, 'T0HARBOUR', 'U0PRIYA01', CAST(char(0) || 'Drew the figures for the board.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-09-07', 'me', '2026-09-07 10:00:06.349801'),
(43, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Explained the outage to the sales team.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-09-11', 'manager', '2026-09-11 13:00:05.757725'),
(44, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Wrote down how a release is rolled back.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-09-25', 'manager', '2026-09-25 13:00:06.019536'),
(45, 'T0HARBOUR', 'U0AMARA01', CAST(char(0) || 'Cut the migration into four steps.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-10-12', 'manager', '2026-10-12 09:00:01.207651'),
(46, 'T0LIGHTHS', 'U0AMARA01', CAST(char(0) || 'Something that only Lighthouse may read.' AS BLOB), CAST(char(0) || '' AS BLOB), CAST(char(0) || '' AS BLOB), '2026-09-08', 'manager', '2026-09-08 08:00:00.000000');

INSERT INTO entry_criteria (workspace_id, entry_id, criterion_id, position, revision_id) VALUES
('T0HARBOUR', 1, 36, 0, 4),
('T0HARBOUR', 1, 37, 1, 4),
('T0HARBOUR', 1, 33, 2, 4),
('T0HARBOUR', 2, 38, 0, 4),
('T0HARBOUR', 41, 31, 0, 3),
('T0HARBOUR', 42, 30, 0, 2),
('T0HARBOUR', 43, 34, 0, 4),
('T0HARBOUR', 45, 36, 0, 5);

INSERT INTO nudges (id, workspace_id, person_id, period, due_at, criterion_id, revision_id, answer) VALUES
(1, 'T0HARBOUR', 'U0AMARA01', '2026-09-07', '2026-09-11 13:00:00.000000', 34, 4, 'logged'),
(2, 'T0HARBOUR', 'U0DIEGO01', '2026-09-14', '2026-09-14 13:30:00.000000', 31, 3, ''),
(3, 'T0HARBOUR', 'U0AMARA01', '2026-09-14', '2026-09-18 13:00:00.000000', 39, 4, 'skipped'),
(4, 'T0HARBOUR', 'U0AMARA01', '2026-09-21', '2026-09-25 13:00:00.000000', 34, 4, ''),
(5, 'T0HARBOUR', 'U0AMARA01', '2026-10-12', '2026-10-16 13:00:00.000000', 34, 5, ''),
(6, 'T0HARBOUR', 'U0AMARA01', '2026-11-16', '2026-11-20 14:00:00.000000', NULL, NULL, '');

INSERT INTO deliveries (id, workspace_id, kind, recipient_id, reference, state, due_at, expires_at, attempts, changed_at, error, channel_id, ts, file_id) VALUES
(1, 'T0HARBOUR', 'nudge', 'U0AMARA01', '{"nudge": 1}', 'sent', '2026-09-11 13:00:05.650829', '2026-09-12 13:00:05.650829', 1, '2026-09-11 13:00:05.732141', NULL, 'D0AMARA01', '1789131605.731304', NULL),
(2, 'T0HARBOUR', 'nudge', 'U0DIEGO01', '{"nudge": 2}', 'sent', '2026-09-14 13:30:05.872188', '2026-09-15 13:30:05.872188', 1, '2026-09-14 13:30:05.907504', NULL, 'D0DIEGO01', '1789392605.906539', NULL),
(3, 'T0HARBOUR', 'nudge', 'U0AMARA01', '{"nudge": 3}', 'sent', '2026-09-18 13:00:05.962795', '2026-09-19 13:00:05.962795', 1, '2026-09-18 13:00:06.017241', NULL, 'D0AMARA01', '1789736406.016423', NULL),
(4, 'T0HARBOUR', 'nudge', 'U0AMARA01', '{"nudge": 4}', 'sent', '2026-09-25 13:00:05.904899', '2026-09-26 13:00:05.904899', 1, '2026-09-25 13:00:05.933486', NULL, 'D0AMARA01', '1790341205.932675', NULL),
(5, 'T0HARBOUR', 'receipt', 'U0AMARA01', '{"entry": 44}', 'sent', '2026-09-25 13:00:06.030654', '2026-09-26 13:00:06.030654', 1, '2026-09-25 13:00:06.042836', NULL, 'D0AMARA01', '1790341206.042093', NULL),
(6, 'T0HARBOUR', 'summary', 'U0PRIYA01', '{"engineer": "U0AMARA01", "first": "2026-06-26", "last": "2026-09-25"}', 'sent', '2026-09-25 13:00:06.063035', '2026-09-26 13:00:06.063035', 1, '2026-09-25 13:00:06.127287', NULL, 'D0PRIYA01', '1790341206.126236', NULL),
(7, 'T0HARBOUR', 'summary_file', 'U0PRIYA01', '{"engineer": "U0AMARA01", "first": "2026-06-26", "last": "2026-09-25"}', 'sent', '2026-09-25 13:00:06.063035', '2026-09-26 13:00:06.063035', 1, '2026-09-25 13:00:06.273377', NULL, 'D0PRIYA01', NULL, 'F0HA000089'),
(8, 'T0HARBOUR', 'summary_notice', 'U0AMARA01', '{"reader": "U0PRIYA01", "first": "2026-06-26", "last": "2026-09-25"}', 'sent', '2026-09-25 13:00:06.063035', '2026-09-26 13:00:06.063035', 1, '2026-09-25 13:00:06.280051', NULL, 'D0AMARA01', '1790341206.278777', NULL),
(9, 'T0HARBOUR', 'summary', 'U0PRIYA01', '{"engineer": "U0DIEGO01", "first": "2026-03-26", "last": "2026-09-25"}', 'sent', '2026-09-25 13:00:06.295347', '2026-09-26 13:00:06.295347', 1, '2026-09-25 13:00:06.340678', NULL, 'D0PRIYA01', '1790341206.339758', NULL),
(10, 'T0HARBOUR', 'summary_file', 'U0PRIYA01', '{"engineer": "U0DIEGO01", "first": "2026-03-26", "last": "2026-09-25"}', 'sent', '2026-09-25 13:00:06.295347', '2026-09-26 13:00:06.295347', 1, '2026-09-25 13:00:06.489322', NULL, 'D0PRIYA01', NULL, 'F0HA000092'),
(11, 'T0HARBOUR', 'summary_notice', 'U0DIEGO01', '{"reader": "U0PRIYA01", "first": "2026-03-26", "last": "2026-09-25"}', 'sent', '2026-09-25 13:00:06.295347', '2026-09-26 13:00:06.295347', 1, '2026-09-25 13:00:06.503370', NULL, 'D0DIEGO01', '1790341206.502427', NULL),
(12, 'T0HARBOUR', 'summary', 'U0AMARA01', '{"engineer": "U0AMARA01", "first": "2026-03-26", "last": "2026-09-25"}', 'sent', '2026-09-25 13:00:06.308519', '2026-09-26 13:00:06.308519', 1, '2026-09-25 13:00:06.560865', NULL, 'D0AMARA01', '1790341206.559433', NULL),
(13, 'T0HARBOUR', 'summary_file', 'U0AMARA01', '{"engineer": "U0AMARA01", "first": "2026-03-26", "last": "2026-09-25"}', 'failed', '2026-09-25 13:00:06.308519', '2026-09-26 13:00:06.308519', 1, '2026-09-25 13:00:06.705285', 'channel_not_found', 'D0AMARA01', NULL, NULL),
(14, 'T0HARBOUR', 'help', 'U0AMARA01', '{}', 'uncertain', '2026-09-25 13:00:06.724678', '2026-09-26 13:00:06.724678', 1, '2026-09-25 13:00:06.780110', 'connection_lost', 'D0AMARA01', NULL, NULL),
(15, 'T0HARBOUR', 'no_person', 'U0AMARA01', '{}', 'sending', '2026-09-25 13:00:06.728011', '2026-09-26 13:00:06.728011', 1, '2026-11-20 15:00:00.000000', NULL, NULL, NULL, NULL),
(16, 'T0HARBOUR', 'no_period', 'U0AMARA01', '{}', 'sent', '2026-09-25 13:00:06.743334', '2026-09-26 13:00:06.743334', 1, '2026-09-25 13:00:06.906185', NULL, 'D0AMARA01', '1790341206.861556', NULL),
(17, 'T0HARBOUR', 'refusal', 'U0AMARA01', '{}', 'sent', '2026-09-25 13:00:06.753405', '2026-09-26 13:00:06.753405', 1, '2026-09-25 13:00:06.977465', NULL, 'D0AMARA01', '1790341206.933227', NULL),
(18, 'T0HARBOUR', 'choose_again', 'U0DIEGO01', '{"revision": 3}', 'sent', '2026-10-12 09:00:00.069080', '2026-10-26 09:00:00.069080', 1, '2026-10-12 09:00:00.853679', NULL, 'D0DIEGO01', '1791795600.852702', NULL),
(19, 'T0HARBOUR', 'changes', 'U0DIEGO01', '{"changes": [[31, 3, null]], "number": 1}', 'sent', '2026-10-12 09:00:00.069080', '2026-10-26 09:00:00.069080', 1, '2026-10-12 09:00:00.915229', NULL, 'D0DIEGO01', '1791795600.873892', NULL),
(20, 'T0HARBOUR', 'changes', 'U0AMARA01', '{"changes": [[37, 4, 5], [38, 4, 5]], "number": 2}', 'sent', '2026-10-12 09:00:00.069080', '2026-10-26 09:00:00.069080', 1, '2026-10-12 09:00:00.967151', NULL, 'D0AMARA01', '1791795600.924785', NULL),
(21, 'T0HARBOUR', 'nudge', 'U0AMARA01', '{"nudge": 5}', 'sent', '2026-10-16 13:00:05.006690', '2026-10-17 13:00:05.006690', 1, '2026-10-16 13:00:05.040000', NULL, 'D0AMARA01', '1792155605.040000', NULL),
(22, 'T0HARBOUR', 'nudge', 'U0AMARA01', '{"nudge": 6}', 'pending', '2026-11-20 14:05:00.000463', '2026-11-21 14:05:00.000463', 0, '2026-11-20 14:05:00.000463', NULL, NULL, NULL, NULL),
(23, 'T0HARBOUR', 'nudge', 'U0AMARA01', '{"nudge": 3}', 'pending', '2026-11-20 14:05:00.000000', '2026-11-21 14:05:00.000000', 0, '2026-11-20 14:05:00.000000', NULL, NULL, NULL, NULL),
(24, 'T0HARBOUR', 'summary', 'U0PRIYA01', '{"engineer": "U0AMARA01", "first": "2026-06-26", "last": "2026-09-25"}', 'pending', '2026-11-20 14:05:00.000000', '2026-11-21 14:05:00.000000', 0, '2026-11-20 14:05:00.000000', NULL, NULL, NULL, NULL),
(25, 'T0HARBOUR', 'summary_file', 'U0PRIYA01', '{"engineer": "U0AMARA01", "first": "2026-06-26", "last": "2026-09-25"}', 'pending', '2026-11-20 14:05:00.000000', '2026-11-21 14:05:00.000000', 0, '2026-11-20 14:05:00.000000', NULL, NULL, NULL, NULL),
(26, 'T0HARBOUR', 'summary_notice', 'U0AMARA01', '{"reader": "U0PRIYA01", "first": "2026-06-26", "last": "2026-09-25"}', 'pending', '2026-11-20 14:05:00.000000', '2026-11-21 14:05:00.000000', 0, '2026-11-20 14:05:00.000000', NULL, NULL, NULL, NULL),
(27, 'T0HARBOUR', 'summary', 'U0PRIYA01', '{"engineer": "U0DIEGO01", "first": "2026-06-26", "last": "2026-09-25"}', 'pending', '2026-11-20 14:05:00.000000', '2026-11-21 14:05:00.000000', 0, '2026-11-20 14:05:00.000000', NULL, NULL, NULL, NULL),
(28, 'T0HARBOUR', 'summary_file', 'U0PRIYA01', '{"engineer": "U0DIEGO01", "first": "2026-06-26", "last": "2026-09-25"}', 'pending', '2026-11-20 14:05:00.000000', '2026-11-21 14:05:00.000000', 0, '2026-11-20 14:05:00.000000', NULL, NULL, NULL, NULL),
(29, 'T0HARBOUR', 'summary_file', 'U0AMARA01', '{"engineer": "U0AMARA01", "first": "2026-06-26", "last": "2026-09-25"}', 'pending', '2026-11-20 14:05:00.000000', '2026-11-21 14:05:00.000000', 0, '2026-11-20 14:05:00.000000', NULL, NULL, NULL, NULL),
(30, 'T0HARBOUR', 'receipt', 'U0AMARA01', '{"entry": 44}', 'pending', '2026-11-20 14:05:00.000000', '2026-11-21 14:05:00.000000', 0, '2026-11-20 14:05:00.000000', NULL, NULL, NULL, NULL),
(31, 'T0HARBOUR', 'receipt', 'U0DIEGO01', '{"entry": 44}', 'pending', '2026-11-20 14:05:00.000000', '2026-11-21 14:05:00.000000', 0, '2026-11-20 14:05:00.000000', NULL, NULL, NULL, NULL),
(32, 'T0HARBOUR', 'changes', 'U0AMARA01', '{"changes": [[37, 4, 5], [38, 4, 5]], "number": 2}', 'pending', '2026-11-20 14:05:00.000000', '2026-11-21 14:05:00.000000', 0, '2026-11-20 14:05:00.000000', NULL, NULL, NULL, NULL),
(33, 'T0HARBOUR', 'changes', 'U0PRIYA01', '{"changes": [[31, 3, null]], "number": 1}', 'pending', '2026-11-20 14:05:00.000000', '2026-11-21 14:05:00.000000', 0, '2026-11-20 14:05:00.000000', NULL, NULL, NULL, NULL),
(34, 'T0HARBOUR', 'changes', 'U0DIEGO01', '{"changes": [[31, 3, null]], "number": 1}', 'pending', '2026-11-20 14:05:00.000000', '2026-11-21 14:05:00.000000', 0, '2026-11-20 14:05:00.000000', NULL, NULL, NULL, NULL),
(35, 'T0HARBOUR', 'choose_again', 'U0DIEGO01', '{"revision": 3}', 'pending', '2026-11-20 14:05:00.000000', '2026-11-21 14:05:00.000000', 0, '2026-11-20 14:05:00.000000', NULL, NULL, NULL, NULL),
(36, 'T0HARBOUR', 'choose_again', 'U0AMARA01', '{"revision": 4}', 'pending', '2026-11-20 14:05:00.000000', '2026-11-21 14:05:00.000000', 0, '2026-11-20 14:05:00.000000', NULL, NULL, NULL, NULL),
(37, 'T0HARBOUR', 'help', 'U0AMARA01', '{}', 'pending', '2026-11-20 14:05:00.000000', '2026-11-21 14:05:00.000000', 1, '2026-11-20 14:05:00.000000', NULL, NULL, NULL, NULL),
(38, 'T0HARBOUR', 'no_person', 'U0AMARA01', '{}', 'pending', '2026-11-20 14:05:00.000000', '2026-11-21 14:05:00.000000', 0, '2026-11-20 14:05:00.000000', NULL, NULL, NULL, NULL),
(39, 'T0HARBOUR', 'no_period', 'U0AMARA01', '{}', 'pending', '2026-11-20 14:05:00.000000', '2026-11-21 14:05:00.000000', 0, '2026-11-20 14:05:00.000000', NULL, NULL, NULL, NULL),
(40, 'T0HARBOUR', 'refusal', 'U0AMARA01', '{}', 'pending', '2026-11-20 14:05:00.000000', '2026-11-21 14:05:00.000000', 0, '2026-11-20 14:05:00.000000', NULL, NULL, NULL, NULL),
(41, 'T0HARBOUR', 'help', 'U0DIEGO01', '{}', 'pending', '2026-11-20 14:05:00.000000', '2026-11-20 14:00:00.000000', 0, '2026-11-20 14:05:00.000000', NULL, NULL, NULL, NULL);

INSERT INTO access_log (id, workspace_id, engineer_id, reader_id, first_day, last_day, asked_at) VALUES
(1, 'T0HARBOUR', 'U0AMARA01', 'U0PRIYA01', '2026-06-26', '2026-09-25', '2026-09-25 13:00:06.063035'),
(2, 'T0HARBOUR', 'U0DIEGO01', 'U0PRIYA01', '2026-03-26', '2026-09-25', '2026-09-25 13:00:06.295347');

INSERT INTO claims (workspace_id, "key", claimed_at) VALUES
('T0HARBOUR', 'Ev0RECORDED1', '2026-11-20 14:05:00.000000'),
('T0HARBOUR', 'V0HA00000A 1795507315.ba60f565 3951b81557ceb6e1', '2026-11-20 14:05:00.000000');
