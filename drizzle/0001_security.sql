-- Roles. One database user serves the whole product; each transaction takes the role it needs with SET LOCAL ROLE.
-- Roles belong to the server, not to this database: another database may be creating them at the same moment.
DO $$
DECLARE wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['recado_web', 'recado_receiver', 'recado_engine', 'recado_auth'] LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN NOBYPASSRLS', wanted);
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    BEGIN
      EXECUTE format('GRANT %I TO CURRENT_USER WITH SET TRUE, INHERIT FALSE', wanted);
    EXCEPTION WHEN unique_violation THEN NULL;
    END;
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', wanted);
  END LOOP;
END $$;
--> statement-breakpoint
-- Puts a table under the tenant policy. Every table with a workspace_id is passed through here in its first migration.
CREATE FUNCTION recado_protect(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY tenant ON %s USING (workspace_id = (SELECT nullif(current_setting(''app.workspace'', true), ''''))::uuid)'
    ' WITH CHECK (workspace_id = (SELECT nullif(current_setting(''app.workspace'', true), ''''))::uuid)', target);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO recado_web', target);
END $$;
--> statement-breakpoint
-- Lets the receiver or the engine work on a hot table across workspaces.
CREATE FUNCTION recado_cross(target regclass, who text, rights text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE POLICY %I ON %s TO %I USING (true) WITH CHECK (true)', who, target, who);
  EXECUTE format('GRANT %s ON %s TO %I', rights, target, who);
END $$;
--> statement-breakpoint
SELECT recado_protect(t::regclass) FROM unnest(ARRAY[
  'member', 'invitation', 'secret', 'media_asset',
  'channel', 'channel_secret', 'channel_media',
  'contact', 'contact_address', 'contact_tag', 'consent_log',
  'flow', 'flow_version',
  'conversation', 'inbox', 'inbound_seen', 'status_seen', 'webhook_raw', 'run', 'outbox', 'message', 'journal',
  'disposition', 'channel_limit', 'portfolio_reach', 'flow_pace', 'send_audit'
]) AS t;
--> statement-breakpoint
REVOKE UPDATE, DELETE ON consent_log, journal, disposition, send_audit FROM recado_web;
--> statement-breakpoint
REVOKE UPDATE ON flow_version FROM recado_web;
--> statement-breakpoint
-- The workspace itself: its id is the tenant.
ALTER TABLE workspace ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE workspace FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON workspace
  USING (id = (SELECT nullif(current_setting('app.workspace', true), ''))::uuid)
  WITH CHECK (id = (SELECT nullif(current_setting('app.workspace', true), ''))::uuid);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON workspace TO recado_web;
--> statement-breakpoint
-- A signed-in person may read where they are a member, before any workspace is chosen.
CREATE POLICY own ON member FOR SELECT TO recado_web
  USING (user_id = (SELECT nullif(current_setting('app.user', true), ''))::uuid);
--> statement-breakpoint
CREATE POLICY own ON workspace FOR SELECT TO recado_web
  USING (EXISTS (SELECT FROM member m WHERE m.workspace_id = workspace.id
    AND m.user_id = (SELECT nullif(current_setting('app.user', true), ''))::uuid));
--> statement-breakpoint
-- Who holds the token of an invitation may read that one row.
CREATE POLICY by_token ON invitation FOR SELECT TO recado_web
  USING (token_hash = (SELECT nullif(current_setting('app.invitation', true), '')));
--> statement-breakpoint
-- People who sign in. The sign-in code sees all of them; a workspace sees its members.
ALTER TABLE "user" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "user" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY sign_in ON "user" TO recado_auth USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY colleagues ON "user" FOR SELECT TO recado_web
  USING (id = (SELECT nullif(current_setting('app.user', true), ''))::uuid
    OR EXISTS (SELECT FROM member m WHERE m.user_id = "user".id
      AND m.workspace_id = (SELECT nullif(current_setting('app.workspace', true), ''))::uuid));
--> statement-breakpoint
CREATE POLICY self ON "user" FOR UPDATE TO recado_web
  USING (id = (SELECT nullif(current_setting('app.user', true), ''))::uuid);
--> statement-breakpoint
GRANT SELECT ON "user" TO recado_web;
--> statement-breakpoint
GRANT UPDATE (name, locale) ON "user" TO recado_web;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "user", account, session TO recado_auth;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON worker_heartbeat TO recado_engine;
--> statement-breakpoint
GRANT SELECT ON worker_heartbeat TO recado_web;
--> statement-breakpoint
-- What the webhook path may touch across workspaces.
SELECT recado_cross(t::regclass, 'recado_receiver', rights) FROM (VALUES
  ('channel', 'SELECT, UPDATE'),
  ('channel_secret', 'SELECT'),
  ('channel_limit', 'SELECT, UPDATE'),
  ('contact', 'SELECT, INSERT, UPDATE'),
  ('contact_address', 'SELECT, INSERT, UPDATE, DELETE'),
  ('consent_log', 'INSERT'),
  ('conversation', 'SELECT, INSERT, UPDATE'),
  ('inbox', 'SELECT, INSERT'),
  ('inbound_seen', 'SELECT, INSERT, UPDATE'),
  ('status_seen', 'SELECT, INSERT, UPDATE'),
  ('webhook_raw', 'INSERT'),
  ('run', 'SELECT, UPDATE'),
  ('outbox', 'SELECT, INSERT, UPDATE, DELETE'),
  ('message', 'SELECT, INSERT, UPDATE'),
  ('disposition', 'INSERT'),
  ('send_audit', 'INSERT')
) AS r (t, rights);
--> statement-breakpoint
-- What turns and sends may touch across workspaces.
SELECT recado_cross(t::regclass, 'recado_engine', rights) FROM (VALUES
  ('workspace', 'SELECT, UPDATE'),
  ('channel', 'SELECT, UPDATE'),
  ('channel_secret', 'SELECT'),
  ('channel_media', 'SELECT, INSERT, UPDATE, DELETE'),
  ('channel_limit', 'SELECT, INSERT, UPDATE'),
  ('media_asset', 'SELECT'),
  ('contact', 'SELECT, UPDATE'),
  ('contact_address', 'SELECT'),
  ('contact_tag', 'SELECT, INSERT, DELETE'),
  ('consent_log', 'SELECT, INSERT'),
  ('flow', 'SELECT, UPDATE'),
  ('flow_version', 'SELECT'),
  ('conversation', 'SELECT, UPDATE'),
  ('inbox', 'SELECT, INSERT, UPDATE, DELETE'),
  ('inbound_seen', 'SELECT, DELETE'),
  ('status_seen', 'SELECT, UPDATE, DELETE'),
  ('webhook_raw', 'SELECT, DELETE'),
  ('run', 'SELECT, INSERT, UPDATE'),
  ('outbox', 'SELECT, INSERT, UPDATE, DELETE'),
  ('message', 'SELECT, INSERT, UPDATE'),
  ('journal', 'SELECT, INSERT'),
  ('disposition', 'SELECT, INSERT'),
  ('portfolio_reach', 'SELECT, INSERT, UPDATE, DELETE'),
  ('flow_pace', 'SELECT, INSERT, UPDATE, DELETE'),
  ('send_audit', 'SELECT, INSERT')
) AS r (t, rights);
--> statement-breakpoint
-- Hot tables keep room on their pages for updates in place, and are vacuumed by count, not by share.
ALTER TABLE conversation SET (fillfactor = 80);
--> statement-breakpoint
ALTER TABLE run SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
--> statement-breakpoint
ALTER TABLE channel_limit SET (fillfactor = 50);
--> statement-breakpoint
ALTER TABLE inbox SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
--> statement-breakpoint
ALTER TABLE outbox SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
--> statement-breakpoint
-- Months of `message` and `journal`. The default partitions catch what no month holds, so that nothing is ever refused.
CREATE TABLE message_rest PARTITION OF message DEFAULT;
--> statement-breakpoint
CREATE TABLE journal_rest PARTITION OF journal DEFAULT;
--> statement-breakpoint
CREATE FUNCTION recado_uuid_at(moment timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-0000-0000-000000000000')::uuid
  FROM lpad(to_hex(floor(extract(epoch FROM moment) * 1000)::bigint), 12, '0') AS h
$$;
--> statement-breakpoint
-- Makes the partitions of a month and the `ahead` months after it; run again at will.
CREATE FUNCTION recado_ensure_partitions(around timestamptz, ahead int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  first timestamptz := date_trunc('month', around, 'UTC');
  low timestamptz;
  high timestamptz;
  suffix text;
  made int := 0;
BEGIN
  FOR i IN 0..ahead LOOP
    low := date_add(first, make_interval(months => i), 'UTC');
    high := date_add(first, make_interval(months => i + 1), 'UTC');
    suffix := to_char(low AT TIME ZONE 'UTC', 'YYYYMM');
    IF to_regclass('message_' || suffix) IS NULL THEN
      EXECUTE format('CREATE TABLE %I PARTITION OF message FOR VALUES FROM (%L) TO (%L) WITH (fillfactor = 85)',
        'message_' || suffix, recado_uuid_at(low), recado_uuid_at(high));
      made := made + 1;
    END IF;
    IF to_regclass('journal_' || suffix) IS NULL THEN
      EXECUTE format('CREATE TABLE %I PARTITION OF journal FOR VALUES FROM (%L) TO (%L)', 'journal_' || suffix, low, high);
      made := made + 1;
    END IF;
  END LOOP;
  RETURN made;
END $$;
