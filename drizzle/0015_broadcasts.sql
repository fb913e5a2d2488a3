CREATE TABLE "broadcast" (
	"workspace_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"channel_id" uuid,
	"content" jsonb,
	"audience" jsonb NOT NULL,
	"timing" jsonb NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"frozen_up_to" uuid,
	"frozen_at" timestamp with time zone,
	"start_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"paused_because" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "broadcast_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "broadcast_recipient" (
	"workspace_id" uuid NOT NULL,
	"broadcast_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"reason" text,
	"due_at" timestamp with time zone NOT NULL,
	"conversation_id" uuid,
	"message_id" uuid,
	"run_id" uuid,
	"attempts" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "broadcast_recipient_workspace_id_broadcast_id_contact_id_pk" PRIMARY KEY("workspace_id","broadcast_id","contact_id")
);
--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "broadcast_id" uuid;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "broadcast_id" uuid;--> statement-breakpoint
ALTER TABLE "broadcast" ADD CONSTRAINT "broadcast_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_recipient" ADD CONSTRAINT "broadcast_recipient_workspace_id_broadcast_id_broadcast_workspace_id_id_fk" FOREIGN KEY ("workspace_id","broadcast_id") REFERENCES "public"."broadcast"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_recipient" ADD CONSTRAINT "broadcast_recipient_workspace_id_contact_id_contact_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contact"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "broadcast_due" ON "broadcast" USING btree ("start_at") WHERE status in ('scheduled', 'sending');--> statement-breakpoint
CREATE INDEX "broadcast_recipient_workspace_id_contact_id_index" ON "broadcast_recipient" USING btree ("workspace_id","contact_id");--> statement-breakpoint
CREATE INDEX "broadcast_recipient_pending" ON "broadcast_recipient" USING btree ("broadcast_id","due_at","contact_id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "outbox_broadcast" ON "outbox" USING btree ("broadcast_id") WHERE broadcast_id is not null;--> statement-breakpoint
SELECT recado_protect(t::regclass) FROM unnest(ARRAY['broadcast', 'broadcast_recipient']) AS t;
--> statement-breakpoint
-- The engine plans and counts recipients, and opens conversations with people who never wrote; contacts that prove to be
-- one person get a broadcast once.
SELECT recado_cross(t::regclass, who, rights) FROM (VALUES
  ('broadcast', 'recado_engine', 'SELECT, UPDATE'),
  ('broadcast_recipient', 'recado_engine', 'SELECT, UPDATE'),
  ('broadcast', 'recado_receiver', 'SELECT, UPDATE'),
  ('broadcast_recipient', 'recado_receiver', 'SELECT, UPDATE')
) AS r (t, who, rights);
--> statement-breakpoint
GRANT INSERT ON conversation TO recado_engine;
