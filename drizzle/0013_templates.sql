CREATE TABLE "template" (
	"workspace_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"account" text NOT NULL,
	"provider_id" text NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"category" text NOT NULL,
	"status" text NOT NULL,
	"quality" text NOT NULL,
	"reason" text,
	"advice" text,
	"next_category" text,
	"next_category_at" timestamp with time zone,
	"content" jsonb NOT NULL,
	"samples" jsonb NOT NULL,
	"sample_asset" text,
	"extras" jsonb NOT NULL,
	"told_at" timestamp with time zone,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"synced_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "template_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "template_workspaceId_account_name_language_unique" UNIQUE("workspace_id","account","name","language")
);
--> statement-breakpoint
ALTER TABLE "channel_limit" ADD COLUMN "reach" integer;--> statement-breakpoint
ALTER TABLE "template" ADD CONSTRAINT "template_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "template_workspace_id_account_provider_id_index" ON "template" USING btree ("workspace_id","account","provider_id");--> statement-breakpoint
SELECT recado_protect('template'::regclass);
--> statement-breakpoint
-- News of the provider changes what stands here; the gate reads it, and errors of sends change it too.
SELECT recado_cross('template'::regclass, 'recado_receiver', 'SELECT, UPDATE');
--> statement-breakpoint
SELECT recado_cross('template'::regclass, 'recado_engine', 'SELECT, UPDATE');
