CREATE TABLE "contact_change" (
	"workspace_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"action" jsonb NOT NULL,
	"target" jsonb NOT NULL,
	"undoes" uuid,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"cursor" uuid,
	"started_by" uuid,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "contact_change_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "contact_change_item" (
	"workspace_id" uuid NOT NULL,
	"change_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	CONSTRAINT "contact_change_item_workspace_id_change_id_contact_id_pk" PRIMARY KEY("workspace_id","change_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "contact_field" (
	"workspace_id" uuid NOT NULL,
	"key" text NOT NULL,
	"label" text NOT NULL,
	"type" text NOT NULL,
	"options" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_field_workspace_id_key_pk" PRIMARY KEY("workspace_id","key")
);
--> statement-breakpoint
CREATE TABLE "contact_word" (
	"workspace_id" uuid NOT NULL,
	"word" text COLLATE "C" NOT NULL,
	"contact_id" uuid NOT NULL,
	CONSTRAINT "contact_word_workspace_id_word_contact_id_pk" PRIMARY KEY("workspace_id","word","contact_id")
);
--> statement-breakpoint
CREATE TABLE "contact_group" (
	"workspace_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_group_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "contact_group_workspaceId_name_unique" UNIQUE("workspace_id","name")
);
--> statement-breakpoint
CREATE TABLE "contact_group_member" (
	"workspace_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_group_member_workspace_id_group_id_contact_id_pk" PRIMARY KEY("workspace_id","group_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "segment" (
	"workspace_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"rules" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "segment_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "segment_workspaceId_name_unique" UNIQUE("workspace_id","name")
);
--> statement-breakpoint
ALTER TABLE "consent_log" ADD COLUMN "wording" text;--> statement-breakpoint
ALTER TABLE "consent_log" ADD COLUMN "proof" text;--> statement-breakpoint
ALTER TABLE "consent_log" ADD COLUMN "said_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "notes" text;--> statement-breakpoint
ALTER TABLE "contact_address" ADD COLUMN "reversed" text GENERATED ALWAYS AS (reverse(value)) STORED;--> statement-breakpoint
ALTER TABLE "contact_change" ADD CONSTRAINT "contact_change_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_change_item" ADD CONSTRAINT "contact_change_item_workspace_id_change_id_contact_change_workspace_id_id_fk" FOREIGN KEY ("workspace_id","change_id") REFERENCES "public"."contact_change"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_change_item" ADD CONSTRAINT "contact_change_item_workspace_id_contact_id_contact_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contact"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_field" ADD CONSTRAINT "contact_field_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_word" ADD CONSTRAINT "contact_word_workspace_id_contact_id_contact_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contact"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_group" ADD CONSTRAINT "contact_group_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_group_member" ADD CONSTRAINT "contact_group_member_workspace_id_group_id_contact_group_workspace_id_id_fk" FOREIGN KEY ("workspace_id","group_id") REFERENCES "public"."contact_group"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_group_member" ADD CONSTRAINT "contact_group_member_workspace_id_contact_id_contact_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contact"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment" ADD CONSTRAINT "segment_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "contact_change_undoes" ON "contact_change" USING btree ("workspace_id","undoes") WHERE undoes is not null;--> statement-breakpoint
CREATE INDEX "contact_change_item_workspace_id_contact_id_index" ON "contact_change_item" USING btree ("workspace_id","contact_id");--> statement-breakpoint
CREATE INDEX "contact_word_workspace_id_contact_id_word_index" ON "contact_word" USING btree ("workspace_id","contact_id","word");--> statement-breakpoint
CREATE INDEX "contact_group_member_workspace_id_contact_id_index" ON "contact_group_member" USING btree ("workspace_id","contact_id");--> statement-breakpoint
CREATE INDEX "contact_address_phone" ON "contact_address" USING btree ("workspace_id",value collate "C") WHERE kind = 'phone';--> statement-breakpoint
CREATE INDEX "contact_address_phone_end" ON "contact_address" USING btree ("workspace_id",reversed collate "C") WHERE kind = 'phone';--> statement-breakpoint
SELECT recado_protect(t::regclass) FROM unnest(ARRAY[
  'contact_word', 'contact_field', 'contact_group', 'contact_group_member', 'segment', 'contact_change', 'contact_change_item'
]) AS t;
--> statement-breakpoint
-- Whoever writes a name writes its words, by the triggers below; contacts that prove to be one person keep their groups.
SELECT recado_cross(t::regclass, who, rights) FROM (VALUES
  ('contact_word', 'recado_receiver', 'SELECT, INSERT, DELETE'),
  ('contact_word', 'recado_engine', 'SELECT, INSERT, DELETE'),
  ('contact_group_member', 'recado_receiver', 'SELECT, INSERT')
) AS r (t, who, rights);
--> statement-breakpoint
-- The words of a folded name: what stands between spaces, the parts of it between other signs, and for scripts that write
-- no spaces every ending of it. Somebody is found by the beginning of any.
CREATE FUNCTION recado_words(folded text) RETURNS SETOF text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 4 AS $$
  SELECT DISTINCT left(word, 60) COLLATE "C" FROM (
    -- arrays, because the planner takes a set of unknown size for a thousand rows and calls for help
    SELECT whole FROM unnest(regexp_split_to_array(folded, '\s+')) AS whole
    UNION ALL
    SELECT part FROM unnest(regexp_split_to_array(folded COLLATE "pg_c_utf8", '[^[:alnum:]]+')) AS part
    UNION ALL
    SELECT substr(whole, at) FROM unnest(regexp_split_to_array(folded, '\s+')) AS whole,
      unnest('{2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20}'::int[]) AS at
    WHERE whole ~ '[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]'
  ) AS w (word) WHERE word <> ''
$$;
--> statement-breakpoint
CREATE FUNCTION recado_index_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO contact_word (workspace_id, word, contact_id)
  SELECT c.workspace_id, w, c.id FROM fresh c CROSS JOIN recado_words(c.search) AS w;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION recado_index_name_anew() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM contact_word WHERE workspace_id = NEW.workspace_id AND contact_id = NEW.id;
  INSERT INTO contact_word (workspace_id, word, contact_id)
  SELECT NEW.workspace_id, w, NEW.id FROM recado_words(NEW.search) AS w;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER index_names AFTER INSERT ON contact REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION recado_index_names();
--> statement-breakpoint
CREATE TRIGGER index_name_anew AFTER UPDATE OF name, username ON contact
  FOR EACH ROW WHEN (OLD.search IS DISTINCT FROM NEW.search) EXECUTE FUNCTION recado_index_name_anew();
--> statement-breakpoint
INSERT INTO contact_word (workspace_id, word, contact_id)
SELECT c.workspace_id, w, c.id FROM contact c CROSS JOIN recado_words(c.search) AS w;
--> statement-breakpoint
-- Fields that flows and members have filled already are defined by what they hold.
INSERT INTO contact_field (workspace_id, key, label, type)
SELECT workspace_id, key, key, CASE WHEN count(DISTINCT kind) > 1 THEN 'text' ELSE min(kind) END
FROM (
  SELECT c.workspace_id, f.key, CASE jsonb_typeof(f.value)
    WHEN 'number' THEN 'number' WHEN 'boolean' THEN 'boolean'
    ELSE CASE WHEN f.value #>> '{}' ~ '^\d{4}-\d\d-\d\d$' THEN 'date' ELSE 'text' END END AS kind
  FROM contact c CROSS JOIN jsonb_each(c.fields) AS f
) AS known GROUP BY workspace_id, key;
