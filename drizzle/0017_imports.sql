CREATE TABLE "contact_import" (
	"workspace_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"hash" text,
	"bytes" bigint NOT NULL,
	"encoding" text NOT NULL,
	"delimiter" text NOT NULL,
	"header" jsonb NOT NULL,
	"sample" jsonb NOT NULL,
	"plan" jsonb,
	"state" text DEFAULT 'ready' NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"read_bytes" bigint DEFAULT 0 NOT NULL,
	"made" integer DEFAULT 0 NOT NULL,
	"updated" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"started_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "contact_import_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "contact_import_error" (
	"workspace_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"reason" text NOT NULL,
	"column" text,
	"cells" jsonb NOT NULL,
	CONSTRAINT "contact_import_error_workspace_id_import_id_row_pk" PRIMARY KEY("workspace_id","import_id","row")
);
--> statement-breakpoint
ALTER TABLE "contact_import" ADD CONSTRAINT "contact_import_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_import_error" ADD CONSTRAINT "contact_import_error_workspace_id_import_id_contact_import_workspace_id_id_fk" FOREIGN KEY ("workspace_id","import_id") REFERENCES "public"."contact_import"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
SELECT recado_protect(t::regclass) FROM unnest(ARRAY['contact_import', 'contact_import_error']) AS t;
