-- The database of version 0.1.0 that the recorded acts and deliveries belong to: for PostgreSQL. Nobody in it is real.

CREATE TABLE public.access_log (
    id integer NOT NULL,
    workspace_id character varying(30) NOT NULL,
    engineer_id character varying(30) NOT NULL,
    reader_id character varying(30) NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    asked_at timestamp with time zone NOT NULL
);

CREATE SEQUENCE public.access_log_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.access_log_id_seq OWNED BY public.access_log.id;

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);

CREATE TABLE public.claims (
    workspace_id character varying(30) NOT NULL,
    key character varying(120) NOT NULL,
    claimed_at timestamp with time zone NOT NULL
);

CREATE TABLE public.criteria (
    id integer NOT NULL,
    framework_id integer NOT NULL,
    retired_at timestamp with time zone,
    name character varying(100)
);

CREATE SEQUENCE public.criteria_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.criteria_id_seq OWNED BY public.criteria.id;

CREATE TABLE public.deliveries (
    id integer NOT NULL,
    workspace_id character varying(30) NOT NULL,
    kind character varying(20) NOT NULL,
    recipient_id character varying(30) NOT NULL,
    reference json NOT NULL,
    state character varying(10) NOT NULL,
    due_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    attempts integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    error character varying(60),
    channel_id character varying(30),
    ts character varying(30),
    file_id character varying(30)
);

CREATE SEQUENCE public.deliveries_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.deliveries_id_seq OWNED BY public.deliveries.id;

CREATE TABLE public.entries (
    id integer NOT NULL,
    workspace_id character varying(30) NOT NULL,
    person_id character varying(30) NOT NULL,
    what bytea NOT NULL,
    outcome bytea NOT NULL,
    links bytea NOT NULL,
    happened_on date NOT NULL,
    visibility character varying(10) NOT NULL,
    created_at timestamp with time zone NOT NULL
);

CREATE SEQUENCE public.entries_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.entries_id_seq OWNED BY public.entries.id;

CREATE TABLE public.entry_criteria (
    workspace_id character varying(30) NOT NULL,
    entry_id integer NOT NULL,
    criterion_id integer NOT NULL,
    "position" integer NOT NULL,
    revision_id integer NOT NULL
);

CREATE TABLE public.frameworks (
    id integer NOT NULL,
    scope character varying(30) NOT NULL,
    path character varying(250) NOT NULL,
    file character varying(250) NOT NULL,
    revision_id integer,
    retired_at timestamp with time zone
);

CREATE SEQUENCE public.frameworks_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.frameworks_id_seq OWNED BY public.frameworks.id;

CREATE TABLE public.nudges (
    id integer NOT NULL,
    workspace_id character varying(30) NOT NULL,
    person_id character varying(30) NOT NULL,
    period date NOT NULL,
    due_at timestamp with time zone NOT NULL,
    criterion_id integer,
    revision_id integer,
    answer character varying(10) NOT NULL
);

CREATE SEQUENCE public.nudges_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.nudges_id_seq OWNED BY public.nudges.id;

CREATE TABLE public.people (
    workspace_id character varying(30) NOT NULL,
    id character varying(30) NOT NULL,
    framework_id integer,
    level character varying(40),
    aim character varying(10) NOT NULL,
    aim_level character varying(40),
    visibility character varying(10) NOT NULL,
    nudge_weekday integer,
    nudge_time time without time zone NOT NULL,
    time_zone character varying(60),
    next_nudge_at timestamp with time zone,
    set_up_at timestamp with time zone NOT NULL
);

CREATE TABLE public.report_lines (
    id integer NOT NULL,
    workspace_id character varying(30) NOT NULL,
    engineer_id character varying(30) NOT NULL,
    manager_id character varying(30) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone
);

CREATE SEQUENCE public.report_lines_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.report_lines_id_seq OWNED BY public.report_lines.id;

CREATE TABLE public.revisions (
    id integer NOT NULL,
    framework_id integer NOT NULL,
    content_hash character varying(64) NOT NULL,
    content json NOT NULL,
    loaded_at timestamp with time zone NOT NULL
);

CREATE SEQUENCE public.revisions_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.revisions_id_seq OWNED BY public.revisions.id;

ALTER TABLE ONLY public.access_log ALTER COLUMN id SET DEFAULT nextval('public.access_log_id_seq'::regclass);

ALTER TABLE ONLY public.criteria ALTER COLUMN id SET DEFAULT nextval('public.criteria_id_seq'::regclass);

ALTER TABLE ONLY public.deliveries ALTER COLUMN id SET DEFAULT nextval('public.deliveries_id_seq'::regclass);

ALTER TABLE ONLY public.entries ALTER COLUMN id SET DEFAULT nextval('public.entries_id_seq'::regclass);

ALTER TABLE ONLY public.frameworks ALTER COLUMN id SET DEFAULT nextval('public.frameworks_id_seq'::regclass);

ALTER TABLE ONLY public.nudges ALTER COLUMN id SET DEFAULT nextval('public.nudges_id_seq'::regclass);

ALTER TABLE ONLY public.report_lines ALTER COLUMN id SET DEFAULT nextval('public.report_lines_id_seq'::regclass);

ALTER TABLE ONLY public.revisions ALTER COLUMN id SET DEFAULT nextval('public.revisions_id_seq'::regclass);

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);

ALTER TABLE ONLY public.access_log
    ADD CONSTRAINT pk_access_log PRIMARY KEY (id);

ALTER TABLE ONLY public.claims
    ADD CONSTRAINT pk_claims PRIMARY KEY (workspace_id, key);

ALTER TABLE ONLY public.criteria
    ADD CONSTRAINT pk_criteria PRIMARY KEY (id);

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT pk_deliveries PRIMARY KEY (id);

ALTER TABLE ONLY public.entries
    ADD CONSTRAINT pk_entries PRIMARY KEY (id);

ALTER TABLE ONLY public.entry_criteria
    ADD CONSTRAINT pk_entry_criteria PRIMARY KEY (workspace_id, entry_id, criterion_id);

ALTER TABLE ONLY public.frameworks
    ADD CONSTRAINT pk_frameworks PRIMARY KEY (id);

ALTER TABLE ONLY public.nudges
    ADD CONSTRAINT pk_nudges PRIMARY KEY (id);

ALTER TABLE ONLY public.people
    ADD CONSTRAINT pk_people PRIMARY KEY (workspace_id, id);

ALTER TABLE ONLY public.report_lines
    ADD CONSTRAINT pk_report_lines PRIMARY KEY (id);

ALTER TABLE ONLY public.revisions
    ADD CONSTRAINT pk_revisions PRIMARY KEY (id);

ALTER TABLE ONLY public.entries
    ADD CONSTRAINT uq_entries_workspace_id_id UNIQUE (workspace_id, id);

ALTER TABLE ONLY public.frameworks
    ADD CONSTRAINT uq_frameworks_scope_path UNIQUE (scope, path);

ALTER TABLE ONLY public.nudges
    ADD CONSTRAINT uq_nudges_workspace_id_id UNIQUE (workspace_id, id);

ALTER TABLE ONLY public.nudges
    ADD CONSTRAINT uq_nudges_workspace_id_person_id_period UNIQUE (workspace_id, person_id, period);

ALTER TABLE ONLY public.revisions
    ADD CONSTRAINT uq_revisions_framework_id_content_hash UNIQUE (framework_id, content_hash);

CREATE INDEX ix_access_log_engineer ON public.access_log USING btree (workspace_id, engineer_id);

CREATE INDEX ix_claims_claimed_at ON public.claims USING btree (claimed_at);

CREATE INDEX ix_criteria_framework_id ON public.criteria USING btree (framework_id);

CREATE UNIQUE INDEX ix_criteria_name ON public.criteria USING btree (framework_id, name);

CREATE INDEX ix_deliveries_due ON public.deliveries USING btree (state, due_at);

CREATE INDEX ix_deliveries_recipient ON public.deliveries USING btree (workspace_id, recipient_id);

CREATE INDEX ix_entries_person ON public.entries USING btree (workspace_id, person_id, happened_on);

CREATE INDEX ix_entry_criteria_criterion_id ON public.entry_criteria USING btree (criterion_id);

CREATE INDEX ix_people_next_nudge_at ON public.people USING btree (next_nudge_at);

CREATE INDEX ix_report_lines_engineer ON public.report_lines USING btree (workspace_id, engineer_id);

INSERT INTO alembic_version (version_num) VALUES
('0002');

INSERT INTO frameworks (id, scope, path, file, revision_id, retired_at) VALUES
(1, 'T0HARBOUR', '/test/sailor', 'T0HARBOUR/sailor.md', 1, NULL),
(2, '', '/test/data-analyst', 'analyst.md', 2, NULL),
(3, '', '/test/guild', 'guild.md', 3, '2026-10-12 09:00:00.069080+00'),
(4, '', '/test/platform', 'platform.md', 5, NULL);

INSERT INTO revisions (id, framework_id, content_hash, content, loaded_at) VALUES
(1, 1, '9349afeef0839203068cc3797441363207f3f395cbded7f72190608f5e94a726', '{"path": "/test/sailor", "title": "Sailor", "graded": false, "prose": "# How it is meant\n\nParagraph 1 of how it is meant.\n\nParagraph 2 of how it is meant.\n\nParagraph 3 of how it is meant.\n\nParagraph 4 of how it is meant.\n\nParagraph 5 of how it is meant.\n\nParagraph 6 of how it is meant.\n\nParagraph 7 of how it is meant.\n\nParagraph 8 of how it is meant.\n\nParagraph 9 of how it is meant.\n\nParagraph 10 of how it is meant.\n\nParagraph 11 of how it is meant.\n\nParagraph 12 of how it is meant.\n\nParagraph 13 of how it is meant.\n\nParagraph 14 of how it is meant.\n\nParagraph 15 of how it is meant.\n\nParagraph 16 of how it is meant.\n\nParagraph 17 of how it is meant.\n\nParagraph 18 of how it is meant.\n\nParagraph 19 of how it is meant.\n\nParagraph 20 of how it is meant.\n\nParagraph 21 of how it is meant.\n\nParagraph 22 of how it is meant.\n\nParagraph 23 of how it is meant.\n\nParagraph 24 of how it is meant.\n\nParagraph 25 of how it is meant.\n\nParagraph 26 of how it is meant.\n\nParagraph 27 of how it is meant.\n\nParagraph 28 of how it is meant.\n\nParagraph 29 of how it is meant.\n\nParagraph 30 of how it is meant.\n\nParagraph 31 of how it is meant.\n\nParagraph 32 of how it is meant.\n\nParagraph 33 of how it is meant.\n\nParagraph 34 of how it is meant.\n\nParagraph 35 of how it is meant.\n\nParagraph 36 of how it is meant.\n\nParagraph 37 of how it is meant.\n\nParagraph 38 of how it is meant.", "levels": [["1", 1, "Level 1"], ["2", 2, "Level 2"]], "topics": [["rope", "Rope", {"1": [[1, "Handles the rope at step 1"]], "2": [[2, "Handles the rope at step 2"]]}], ["sail", "Sail", {"1": [[3, "Handles the sail at step 1"]], "2": [[4, "Handles the sail at step 2"]]}], ["chart", "Chart", {"1": [[5, "Handles the chart at step 1"]], "2": [[6, "Chart 01: the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next"], [7, "Chart 02: the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next"], [8, "Chart 03: the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next"], [9, "Chart 04: the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next"], [10, "Chart 05: the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next"], [11, "Chart 06: the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next"], [12, "Chart 07: the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next"], [13, "Chart 08: the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next, and the work is planned with those who will live with it, done in small steps, shown early, and written down for whoever comes next"]]}], ["tide", "Tide", {"1": [[[14, "tide-one"], "Handles the tide at step 1"]], "2": [[15, "Handles the tide at step 2"]]}], ["watch", "Watch", {"1": [[16, "Handles the watch at step 1"]], "2": [[17, "Handles the watch at step 2"]]}], ["signal", "Signal", {"1": [[18, "Handles the signal at step 1"]], "2": [[19, "Handles the signal at step 2"]]}], ["galley", "Galley", {"1": [[20, "Handles the galley at step 1"]], "2": [[21, "Handles the galley at step 2"]]}], ["harbour", "Harbour", {"1": [[22, "Handles the harbour at step 1"]], "2": [[23, "Handles the harbour at step 2"]]}]]}', '2026-09-07 08:00:00.000000+00'),
(2, 2, '1c67e53a011c7de6f7c4baf157ad05b21a4418c2b213cdde64eb4e67f42c480f', '{"path": "/test/data-analyst", "title": "Data Analyst", "graded": true, "prose": "", "levels": [["EO", 1, "EO"], ["HEO", 2, "HEO"], ["SEO", 3, "SEO"], ["7", 4, "Grade 7"]], "topics": [["communication", "📣 Communication", {"EO": [[24, "Asks what a figure is for"]], "HEO": [[25, "Says how sure a figure is"]], "SEO": [[26, "Teaches others to read a figure"]], "7": [[27, "Decides which figures are kept"]]}], ["craft", "Craft", {"HEO": [[28, "Finds the cause of a fault, not only its symptom"]], "SEO": [[29, "Keeps a change small"], [30, "Draws what words would hide"]]}]]}', '2026-09-07 08:00:00.000000+00'),
(3, 3, 'e61bea5f53285f26d4087b354569c2c7113413714188b6a67751d69f3ec06719', '{"path": "/test/guild", "title": "Guild Member", "graded": false, "prose": "", "levels": [["1", 1, "Level 1"], ["2", 2, "Level 2"]], "topics": [["craft", "Craft", {"1": [[31, "Learns one tool well"]], "2": [[32, "Teaches a tool to another"]]}]]}', '2026-09-07 08:00:00.000000+00'),
(4, 4, '079ccd796d9b0f596d535868be2ac049253fba37bbb06dfff68c7bac4f7e2491', '{"path": "/test/platform", "title": "Platform Engineer", "graded": false, "prose": "A compass, not a checklist.", "levels": [["1", 1, "Level 1"], ["2", 2, "Level 2"], ["3", 3, "Level 3"]], "topics": [["communication", "📣 Communication", {"1": [[33, "Says early when something is late"]], "2": [[34, "Explains a decision to people outside the team & answers <their> questions"]], "3": [[35, "Writes proposals that others build on"]]}], ["craft", "Craft", {"1": [[36, "Keeps a change small"], [37, "Writes a note for each release"]], "2": [[38, "Finds the cause of a fault"], [39, "Measures before and after", "A graph of the queue in the week before and the week after"]], "3": [[40, "Makes a whole class of faults impossible"]]}], ["leadership", "Leadership", {"3": [[41, "Mentors a colleague"]]}]]}', '2026-09-07 08:00:00.000000+00'),
(5, 4, 'be5f9376d7b65fa03711306a698e624e42716e54fa926bffd647dda0c4284756', '{"path": "/test/platform", "title": "Platform Engineer", "graded": false, "prose": "A compass, not a checklist.", "levels": [["1", 1, "Level 1"], ["2", 2, "Level 2"], ["3", 3, "Level 3"]], "topics": [["communication", "📣 Communication", {"1": [[33, "Says early when something is late"]], "2": [[34, "Explains a decision to people outside the team & answers <their> questions"]], "3": [[35, "Writes proposals that others build on"]]}], ["craft", "Craft", {"1": [[36, "Keeps a change small"]], "2": [[38, "Finds the cause of a fault, not only its symptom"], [39, "Measures before and after", "A graph of the queue in the week before and the week after"]], "3": [[40, "Makes a whole class of faults impossible"]]}], ["leadership", "Leadership", {"3": [[41, "Mentors a colleague"]]}]]}', '2026-10-12 09:00:00.069080+00');

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
(37, 4, '2026-10-12 09:00:00.069080+00', NULL),
(38, 4, NULL, NULL),
(39, 4, NULL, NULL),
(40, 4, NULL, NULL),
(41, 4, NULL, NULL);

INSERT INTO people (workspace_id, id, framework_id, level, aim, aim_level, visibility, nudge_weekday, nudge_time, time_zone, next_nudge_at, set_up_at) VALUES
('T0HARBOUR', 'U0AMARA01', 4, '1', 'level', '2', 'manager', 4, '14:00:00.000000', 'Europe/London', '2026-11-27 14:00:00.000000+00', '2026-09-07 10:00:00.548986+00'),
('T0HARBOUR', 'U0DIEGO01', 3, '1', 'stay', NULL, 'manager', 0, '09:30:00.000000', 'America/New_York', '2026-11-23 14:30:00.000000+00', '2026-09-07 10:00:00.738744+00'),
('T0HARBOUR', 'U0PRIYA01', 2, 'SEO', 'none', NULL, 'me', NULL, '14:00:00.000000', 'Asia/Kolkata', NULL, '2026-09-07 10:00:00.920681+00'),
('T0LIGHTHS', 'U0AMARA01', 2, 'EO', 'none', NULL, 'manager', NULL, '14:00:00.000000', 'Asia/Dubai', NULL, '2026-09-08 08:00:00.000000+00');

INSERT INTO report_lines (id, workspace_id, engineer_id, manager_id, started_at, ended_at) VALUES
(1, 'T0HARBOUR', 'U0AMARA01', 'U0PRIYA01', '2026-09-07 10:00:00.548986+00', NULL),
(2, 'T0HARBOUR', 'U0DIEGO01', 'U0PRIYA01', '2026-09-07 10:00:00.738744+00', '2026-10-05 09:00:00.059253+00'),
(3, 'T0HARBOUR', 'U0DIEGO01', 'W0SIGNE01', '2026-10-05 09:00:00.059253+00', NULL);

INSERT INTO entries (id, workspace_id, person_id, what, outcome, links, happened_on, visibility, created_at) VALUES
(1, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Moved the release notes into the repository & told <everybody>.', 'UTF8'), '\000'::bytea || convert_to('Nobody asks any more where they are.
The next release had them on its first day.', 'UTF8'), '\000'::bytea || convert_to('https://example.com/notes
https://example.com/release/7?a=1&b=2', 'UTF8'), '2026-09-04', 'manager', '2026-09-07 10:00:01.029053+00'),
(2, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Found out why the queue grew each night.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-09-07', 'me', '2026-09-07 10:00:01.071077+00'),
(3, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 1.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-02', 'me', '2026-09-07 10:00:01.143575+00'),
(4, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 2.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-03', 'me', '2026-09-07 10:00:01.237403+00'),
(5, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 3.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-04', 'me', '2026-09-07 10:00:01.332649+00'),
(6, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 4.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-05', 'me', '2026-09-07 10:00:01.417415+00'),
(7, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 5.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-06', 'me', '2026-09-07 10:00:01.578209+00'),
(8, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 6.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-07', 'me', '2026-09-07 10:00:01.622222+00'),
(9, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 7.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-08', 'me', '2026-09-07 10:00:01.756861+00'),
(10, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 8.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-09', 'me', '2026-09-07 10:00:01.914808+00'),
(11, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 9.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-10', 'me', '2026-09-07 10:00:02.041908+00'),
(12, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 10.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-11', 'me', '2026-09-07 10:00:02.266822+00'),
(13, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 11.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-12', 'me', '2026-09-07 10:00:02.519556+00'),
(14, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 12.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-13', 'me', '2026-09-07 10:00:02.759320+00'),
(15, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 13.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-14', 'me', '2026-09-07 10:00:02.868532+00'),
(16, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 14.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-15', 'me', '2026-09-07 10:00:03.056150+00'),
(17, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 15.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-16', 'me', '2026-09-07 10:00:03.152412+00'),
(18, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 16.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-17', 'me', '2026-09-07 10:00:03.222497+00'),
(19, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 17.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-18', 'me', '2026-09-07 10:00:03.294140+00'),
(20, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 18.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-19', 'me', '2026-09-07 10:00:03.373996+00'),
(21, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 19.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-20', 'me', '2026-09-07 10:00:03.456062+00'),
(22, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 20.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-21', 'me', '2026-09-07 10:00:03.569782+00'),
(23, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 21.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-22', 'me', '2026-09-07 10:00:03.704554+00'),
(24, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 22.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-23', 'me', '2026-09-07 10:00:03.986713+00'),
(25, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 23.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-24', 'me', '2026-09-07 10:00:04.187683+00'),
(26, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 24.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-25', 'me', '2026-09-07 10:00:04.327284+00'),
(27, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 25.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-26', 'me', '2026-09-07 10:00:04.465807+00'),
(28, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 26.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-27', 'me', '2026-09-07 10:00:04.543030+00'),
(29, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 27.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-28', 'me', '2026-09-07 10:00:04.607096+00'),
(30, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 28.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-01', 'me', '2026-09-07 10:00:04.714463+00'),
(31, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 29.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-02', 'me', '2026-09-07 10:00:04.802705+00'),
(32, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 30.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-03', 'me', '2026-09-07 10:00:04.955128+00'),
(33, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 31.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-04', 'me', '2026-09-07 10:00:05.164076+00'),
(34, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 32.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-05', 'me', '2026-09-07 10:00:05.308725+00'),
(35, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 33.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-06', 'me', '2026-09-07 10:00:05.455580+00'),
(36, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 34.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-07', 'me', '2026-09-07 10:00:05.607431+00'),
(37, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 35.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-08', 'me', '2026-09-07 10:00:05.760989+00'),
(38, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 36.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-09', 'me', '2026-09-07 10:00:05.910885+00'),
(39, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 37.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-10', 'me', '2026-09-07 10:00:06.010702+00'),
(40, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Weekly note 38.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-08-11', 'me', '2026-09-07 10:00:06.100015+00'),
(41, 'T0HARBOUR', 'U0DIEGO01', '\000'::bytea || convert_to('Taught two colleagues how to read a flame graph.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-09-07', 'manager', '2026-09-07 10:00:06.233272+00'),
(42, 'T0HARBOUR', 'U0PRIYA01', '\000'::bytea || convert_to('Drew the figures for the board.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-09-07', 'me', '2026-09-07 10:00:06.349801+00'),
(43, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Explained the outage to the sales team.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-09-11', 'manager', '2026-09-11 13:00:05.757725+00'),
(44, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Wrote down how a release is rolled back.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-09-25', 'manager', '2026-09-25 13:00:06.019536+00'),
(45, 'T0HARBOUR', 'U0AMARA01', '\000'::bytea || convert_to('Cut the migration into four steps.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-10-12', 'manager', '2026-10-12 09:00:01.207651+00'),
(46, 'T0LIGHTHS', 'U0AMARA01', '\000'::bytea || convert_to('Something that only Lighthouse may read.', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '\000'::bytea || convert_to('', 'UTF8'), '2026-09-08', 'manager', '2026-09-08 08:00:00.000000+00');

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
(1, 'T0HARBOUR', 'U0AMARA01', '2026-09-07', '2026-09-11 13:00:00.000000+00', 34, 4, 'logged'),
(2, 'T0HARBOUR', 'U0DIEGO01', '2026-09-14', '2026-09-14 13:30:00.000000+00', 31, 3, ''),
(3, 'T0HARBOUR', 'U0AMARA01', '2026-09-14', '2026-09-18 13:00:00.000000+00', 39, 4, 'skipped'),
(4, 'T0HARBOUR', 'U0AMARA01', '2026-09-21', '2026-09-25 13:00:00.000000+00', 34, 4, ''),
(5, 'T0HARBOUR', 'U0AMARA01', '2026-10-12', '2026-10-16 13:00:00.000000+00', 34, 5, ''),
(6, 'T0HARBOUR', 'U0AMARA01', '2026-11-16', '2026-11-20 14:00:00.000000+00', NULL, NULL, '');

INSERT INTO deliveries (id, workspace_id, kind, recipient_id, reference, state, due_at, expires_at, attempts, changed_at, error, channel_id, ts, file_id) VALUES
(1, 'T0HARBOUR', 'nudge', 'U0AMARA01', '{"nudge": 1}', 'sent', '2026-09-11 13:00:05.650829+00', '2026-09-12 13:00:05.650829+00', 1, '2026-09-11 13:00:05.732141+00', NULL, 'D0AMARA01', '1789131605.731304', NULL),
(2, 'T0HARBOUR', 'nudge', 'U0DIEGO01', '{"nudge": 2}', 'sent', '2026-09-14 13:30:05.872188+00', '2026-09-15 13:30:05.872188+00', 1, '2026-09-14 13:30:05.907504+00', NULL, 'D0DIEGO01', '1789392605.906539', NULL),
(3, 'T0HARBOUR', 'nudge', 'U0AMARA01', '{"nudge": 3}', 'sent', '2026-09-18 13:00:05.962795+00', '2026-09-19 13:00:05.962795+00', 1, '2026-09-18 13:00:06.017241+00', NULL, 'D0AMARA01', '1789736406.016423', NULL),
(4, 'T0HARBOUR', 'nudge', 'U0AMARA01', '{"nudge": 4}', 'sent', '2026-09-25 13:00:05.904899+00', '2026-09-26 13:00:05.904899+00', 1, '2026-09-25 13:00:05.933486+00', NULL, 'D0AMARA01', '1790341205.932675', NULL),
(5, 'T0HARBOUR', 'receipt', 'U0AMARA01', '{"entry": 44}', 'sent', '2026-09-25 13:00:06.030654+00', '2026-09-26 13:00:06.030654+00', 1, '2026-09-25 13:00:06.042836+00', NULL, 'D0AMARA01', '1790341206.042093', NULL),
(6, 'T0HARBOUR', 'summary', 'U0PRIYA01', '{"engineer": "U0AMARA01", "first": "2026-06-26", "last": "2026-09-25"}', 'sent', '2026-09-25 13:00:06.063035+00', '2026-09-26 13:00:06.063035+00', 1, '2026-09-25 13:00:06.127287+00', NULL, 'D0PRIYA01', '1790341206.126236', NULL),
(7, 'T0HARBOUR', 'summary_file', 'U0PRIYA01', '{"engineer": "U0AMARA01", "first": "2026-06-26", "last": "2026-09-25"}', 'sent', '2026-09-25 13:00:06.063035+00', '2026-09-26 13:00:06.063035+00', 1, '2026-09-25 13:00:06.273377+00', NULL, 'D0PRIYA01', NULL, 'F0HA000089'),
(8, 'T0HARBOUR', 'summary_notice', 'U0AMARA01', '{"reader": "U0PRIYA01", "first": "2026-06-26", "last": "2026-09-25"}', 'sent', '2026-09-25 13:00:06.063035+00', '2026-09-26 13:00:06.063035+00', 1, '2026-09-25 13:00:06.280051+00', NULL, 'D0AMARA01', '1790341206.278777', NULL),
(9, 'T0HARBOUR', 'summary', 'U0PRIYA01', '{"engineer": "U0DIEGO01", "first": "2026-03-26", "last": "2026-09-25"}', 'sent', '2026-09-25 13:00:06.295347+00', '2026-09-26 13:00:06.295347+00', 1, '2026-09-25 13:00:06.340678+00', NULL, 'D0PRIYA01', '1790341206.339758', NULL),
(10, 'T0HARBOUR', 'summary_file', 'U0PRIYA01', '{"engineer": "U0DIEGO01", "first": "2026-03-26", "last": "2026-09-25"}', 'sent', '2026-09-25 13:00:06.295347+00', '2026-09-26 13:00:06.295347+00', 1, '2026-09-25 13:00:06.489322+00', NULL, 'D0PRIYA01', NULL, 'F0HA000092'),
(11, 'T0HARBOUR', 'summary_notice', 'U0DIEGO01', '{"reader": "U0PRIYA01", "first": "2026-03-26", "last": "2026-09-25"}', 'sent', '2026-09-25 13:00:06.295347+00', '2026-09-26 13:00:06.295347+00', 1, '2026-09-25 13:00:06.503370+00', NULL, 'D0DIEGO01', '1790341206.502427', NULL),
(12, 'T0HARBOUR', 'summary', 'U0AMARA01', '{"engineer": "U0AMARA01", "first": "2026-03-26", "last": "2026-09-25"}', 'sent', '2026-09-25 13:00:06.308519+00', '2026-09-26 13:00:06.308519+00', 1, '2026-09-25 13:00:06.560865+00', NULL, 'D0AMARA01', '1790341206.559433', NULL),
(13, 'T0HARBOUR', 'summary_file', 'U0AMARA01', '{"engineer": "U0AMARA01", "first": "2026-03-26", "last": "2026-09-25"}', 'failed', '2026-09-25 13:00:06.308519+00', '2026-09-26 13:00:06.308519+00', 1, '2026-09-25 13:00:06.705285+00', 'channel_not_found', 'D0AMARA01', NULL, NULL),
(14, 'T0HARBOUR', 'help', 'U0AMARA01', '{}', 'uncertain', '2026-09-25 13:00:06.724678+00', '2026-09-26 13:00:06.724678+00', 1, '2026-09-25 13:00:06.780110+00', 'connection_lost', 'D0AMARA01', NULL, NULL),
(15, 'T0HARBOUR', 'no_person', 'U0AMARA01', '{}', 'sending', '2026-09-25 13:00:06.728011+00', '2026-09-26 13:00:06.728011+00', 1, '2026-11-20 15:00:00.000000+00', NULL, NULL, NULL, NULL),
(16, 'T0HARBOUR', 'no_period', 'U0AMARA01', '{}', 'sent', '2026-09-25 13:00:06.743334+00', '2026-09-26 13:00:06.743334+00', 1, '2026-09-25 13:00:06.906185+00', NULL, 'D0AMARA01', '1790341206.861556', NULL),
(17, 'T0HARBOUR', 'refusal', 'U0AMARA01', '{}', 'sent', '2026-09-25 13:00:06.753405+00', '2026-09-26 13:00:06.753405+00', 1, '2026-09-25 13:00:06.977465+00', NULL, 'D0AMARA01', '1790341206.933227', NULL),
(18, 'T0HARBOUR', 'choose_again', 'U0DIEGO01', '{"revision": 3}', 'sent', '2026-10-12 09:00:00.069080+00', '2026-10-26 09:00:00.069080+00', 1, '2026-10-12 09:00:00.853679+00', NULL, 'D0DIEGO01', '1791795600.852702', NULL),
(19, 'T0HARBOUR', 'changes', 'U0DIEGO01', '{"changes": [[31, 3, null]], "number": 1}', 'sent', '2026-10-12 09:00:00.069080+00', '2026-10-26 09:00:00.069080+00', 1, '2026-10-12 09:00:00.915229+00', NULL, 'D0DIEGO01', '1791795600.873892', NULL),
(20, 'T0HARBOUR', 'changes', 'U0AMARA01', '{"changes": [[37, 4, 5], [38, 4, 5]], "number": 2}', 'sent', '2026-10-12 09:00:00.069080+00', '2026-10-26 09:00:00.069080+00', 1, '2026-10-12 09:00:00.967151+00', NULL, 'D0AMARA01', '1791795600.924785', NULL),
(21, 'T0HARBOUR', 'nudge', 'U0AMARA01', '{"nudge": 5}', 'sent', '2026-10-16 13:00:05.006690+00', '2026-10-17 13:00:05.006690+00', 1, '2026-10-16 13:00:05.040000+00', NULL, 'D0AMARA01', '1792155605.040000', NULL),
(22, 'T0HARBOUR', 'nudge', 'U0AMARA01', '{"nudge": 6}', 'pending', '2026-11-20 14:05:00.000463+00', '2026-11-21 14:05:00.000463+00', 0, '2026-11-20 14:05:00.000463+00', NULL, NULL, NULL, NULL),
(23, 'T0HARBOUR', 'nudge', 'U0AMARA01', '{"nudge": 3}', 'pending', '2026-11-20 14:05:00.000000+00', '2026-11-21 14:05:00.000000+00', 0, '2026-11-20 14:05:00.000000+00', NULL, NULL, NULL, NULL),
(24, 'T0HARBOUR', 'summary', 'U0PRIYA01', '{"engineer": "U0AMARA01", "first": "2026-06-26", "last": "2026-09-25"}', 'pending', '2026-11-20 14:05:00.000000+00', '2026-11-21 14:05:00.000000+00', 0, '2026-11-20 14:05:00.000000+00', NULL, NULL, NULL, NULL),
(25, 'T0HARBOUR', 'summary_file', 'U0PRIYA01', '{"engineer": "U0AMARA01", "first": "2026-06-26", "last": "2026-09-25"}', 'pending', '2026-11-20 14:05:00.000000+00', '2026-11-21 14:05:00.000000+00', 0, '2026-11-20 14:05:00.000000+00', NULL, NULL, NULL, NULL),
(26, 'T0HARBOUR', 'summary_notice', 'U0AMARA01', '{"reader": "U0PRIYA01", "first": "2026-06-26", "last": "2026-09-25"}', 'pending', '2026-11-20 14:05:00.000000+00', '2026-11-21 14:05:00.000000+00', 0, '2026-11-20 14:05:00.000000+00', NULL, NULL, NULL, NULL),
(27, 'T0HARBOUR', 'summary', 'U0PRIYA01', '{"engineer": "U0DIEGO01", "first": "2026-06-26", "last": "2026-09-25"}', 'pending', '2026-11-20 14:05:00.000000+00', '2026-11-21 14:05:00.000000+00', 0, '2026-11-20 14:05:00.000000+00', NULL, NULL, NULL, NULL),
(28, 'T0HARBOUR', 'summary_file', 'U0PRIYA01', '{"engineer": "U0DIEGO01", "first": "2026-06-26", "last": "2026-09-25"}', 'pending', '2026-11-20 14:05:00.000000+00', '2026-11-21 14:05:00.000000+00', 0, '2026-11-20 14:05:00.000000+00', NULL, NULL, NULL, NULL),
(29, 'T0HARBOUR', 'summary_file', 'U0AMARA01', '{"engineer": "U0AMARA01", "first": "2026-06-26", "last": "2026-09-25"}', 'pending', '2026-11-20 14:05:00.000000+00', '2026-11-21 14:05:00.000000+00', 0, '2026-11-20 14:05:00.000000+00', NULL, NULL, NULL, NULL),
(30, 'T0HARBOUR', 'receipt', 'U0AMARA01', '{"entry": 44}', 'pending', '2026-11-20 14:05:00.000000+00', '2026-11-21 14:05:00.000000+00', 0, '2026-11-20 14:05:00.000000+00', NULL, NULL, NULL, NULL),
(31, 'T0HARBOUR', 'receipt', 'U0DIEGO01', '{"entry": 44}', 'pending', '2026-11-20 14:05:00.000000+00', '2026-11-21 14:05:00.000000+00', 0, '2026-11-20 14:05:00.000000+00', NULL, NULL, NULL, NULL),
(32, 'T0HARBOUR', 'changes', 'U0AMARA01', '{"changes": [[37, 4, 5], [38, 4, 5]], "number": 2}', 'pending', '2026-11-20 14:05:00.000000+00', '2026-11-21 14:05:00.000000+00', 0, '2026-11-20 14:05:00.000000+00', NULL, NULL, NULL, NULL),
(33, 'T0HARBOUR', 'changes', 'U0PRIYA01', '{"changes": [[31, 3, null]], "number": 1}', 'pending', '2026-11-20 14:05:00.000000+00', '2026-11-21 14:05:00.000000+00', 0, '2026-11-20 14:05:00.000000+00', NULL, NULL, NULL, NULL),
(34, 'T0HARBOUR', 'changes', 'U0DIEGO01', '{"changes": [[31, 3, null]], "number": 1}', 'pending', '2026-11-20 14:05:00.000000+00', '2026-11-21 14:05:00.000000+00', 0, '2026-11-20 14:05:00.000000+00', NULL, NULL, NULL, NULL),
(35, 'T0HARBOUR', 'choose_again', 'U0DIEGO01', '{"revision": 3}', 'pending', '2026-11-20 14:05:00.000000+00', '2026-11-21 14:05:00.000000+00', 0, '2026-11-20 14:05:00.000000+00', NULL, NULL, NULL, NULL),
(36, 'T0HARBOUR', 'choose_again', 'U0AMARA01', '{"revision": 4}', 'pending', '2026-11-20 14:05:00.000000+00', '2026-11-21 14:05:00.000000+00', 0, '2026-11-20 14:05:00.000000+00', NULL, NULL, NULL, NULL),
(37, 'T0HARBOUR', 'help', 'U0AMARA01', '{}', 'pending', '2026-11-20 14:05:00.000000+00', '2026-11-21 14:05:00.000000+00', 1, '2026-11-20 14:05:00.000000+00', NULL, NULL, NULL, NULL),
(38, 'T0HARBOUR', 'no_person', 'U0AMARA01', '{}', 'pending', '2026-11-20 14:05:00.000000+00', '2026-11-21 14:05:00.000000+00', 0, '2026-11-20 14:05:00.000000+00', NULL, NULL, NULL, NULL),
(39, 'T0HARBOUR', 'no_period', 'U0AMARA01', '{}', 'pending', '2026-11-20 14:05:00.000000+00', '2026-11-21 14:05:00.000000+00', 0, '2026-11-20 14:05:00.000000+00', NULL, NULL, NULL, NULL),
(40, 'T0HARBOUR', 'refusal', 'U0AMARA01', '{}', 'pending', '2026-11-20 14:05:00.000000+00', '2026-11-21 14:05:00.000000+00', 0, '2026-11-20 14:05:00.000000+00', NULL, NULL, NULL, NULL),
(41, 'T0HARBOUR', 'help', 'U0DIEGO01', '{}', 'pending', '2026-11-20 14:05:00.000000+00', '2026-11-20 14:00:00.000000+00', 0, '2026-11-20 14:05:00.000000+00', NULL, NULL, NULL, NULL);

INSERT INTO access_log (id, workspace_id, engineer_id, reader_id, first_day, last_day, asked_at) VALUES
(1, 'T0HARBOUR', 'U0AMARA01', 'U0PRIYA01', '2026-06-26', '2026-09-25', '2026-09-25 13:00:06.063035+00'),
(2, 'T0HARBOUR', 'U0DIEGO01', 'U0PRIYA01', '2026-03-26', '2026-09-25', '2026-09-25 13:00:06.295347+00');

INSERT INTO claims (workspace_id, "key", claimed_at) VALUES
('T0HARBOUR', 'Ev0RECORDED1', '2026-11-20 14:05:00.000000+00'),
('T0HARBOUR', 'V0HA00000A 1795507315.ba60f565 3951b81557ceb6e1', '2026-11-20 14:05:00.000000+00');

ALTER TABLE ONLY public.criteria
    ADD CONSTRAINT fk_criteria_framework_id FOREIGN KEY (framework_id) REFERENCES public.frameworks(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.entry_criteria
    ADD CONSTRAINT fk_entry_criteria_criterion_id FOREIGN KEY (criterion_id) REFERENCES public.criteria(id);

ALTER TABLE ONLY public.entry_criteria
    ADD CONSTRAINT fk_entry_criteria_revision_id FOREIGN KEY (revision_id) REFERENCES public.revisions(id);

ALTER TABLE ONLY public.entry_criteria
    ADD CONSTRAINT fk_entry_criteria_workspace_id_entry_id FOREIGN KEY (workspace_id, entry_id) REFERENCES public.entries(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.nudges
    ADD CONSTRAINT fk_nudges_criterion_id FOREIGN KEY (criterion_id) REFERENCES public.criteria(id);

ALTER TABLE ONLY public.nudges
    ADD CONSTRAINT fk_nudges_revision_id FOREIGN KEY (revision_id) REFERENCES public.revisions(id);

ALTER TABLE ONLY public.nudges
    ADD CONSTRAINT fk_nudges_workspace_id_person_id FOREIGN KEY (workspace_id, person_id) REFERENCES public.people(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.people
    ADD CONSTRAINT fk_people_framework_id FOREIGN KEY (framework_id) REFERENCES public.frameworks(id);

ALTER TABLE ONLY public.report_lines
    ADD CONSTRAINT fk_report_lines_workspace_id_engineer_id FOREIGN KEY (workspace_id, engineer_id) REFERENCES public.people(workspace_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.revisions
    ADD CONSTRAINT fk_revisions_framework_id FOREIGN KEY (framework_id) REFERENCES public.frameworks(id) ON DELETE CASCADE;

SELECT setval('public.frameworks_id_seq', (SELECT max(id) FROM public.frameworks));
SELECT setval('public.revisions_id_seq', (SELECT max(id) FROM public.revisions));
SELECT setval('public.criteria_id_seq', (SELECT max(id) FROM public.criteria));
SELECT setval('public.report_lines_id_seq', (SELECT max(id) FROM public.report_lines));
SELECT setval('public.entries_id_seq', (SELECT max(id) FROM public.entries));
SELECT setval('public.nudges_id_seq', (SELECT max(id) FROM public.nudges));
SELECT setval('public.deliveries_id_seq', (SELECT max(id) FROM public.deliveries));
SELECT setval('public.access_log_id_seq', (SELECT max(id) FROM public.access_log));
