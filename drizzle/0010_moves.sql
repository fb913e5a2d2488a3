CREATE TABLE "flow_move" (
	"workspace_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"flow_id" uuid NOT NULL,
	"version_id" uuid,
	"undoes" uuid,
	"steps" jsonb NOT NULL,
	"recompute" boolean DEFAULT false NOT NULL,
	"total" integer NOT NULL,
	"moved" integer DEFAULT 0 NOT NULL,
	"exited" integer DEFAULT 0 NOT NULL,
	"cursor" uuid,
	"started_by" uuid,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "flow_move_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "run_move" (
	"workspace_id" uuid NOT NULL,
	"move_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"before" jsonb,
	"after" jsonb,
	CONSTRAINT "run_move_move_id_run_id_pk" PRIMARY KEY("move_id","run_id")
);
--> statement-breakpoint
DROP INDEX "run_version";--> statement-breakpoint
ALTER TABLE "run" ADD COLUMN "moved_from" uuid[];--> statement-breakpoint
ALTER TABLE "flow_move" ADD CONSTRAINT "flow_move_workspace_id_flow_id_flow_workspace_id_id_fk" FOREIGN KEY ("workspace_id","flow_id") REFERENCES "public"."flow"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "flow_move_workspace_id_flow_id_id_index" ON "flow_move" USING btree ("workspace_id","flow_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "flow_move_under_way" ON "flow_move" USING btree ("workspace_id","flow_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "flow_move_undoes" ON "flow_move" USING btree ("workspace_id","undoes") WHERE undoes is not null;--> statement-breakpoint
CREATE INDEX "run_move_run_id_seq_index" ON "run_move" USING btree ("run_id","seq");--> statement-breakpoint
CREATE INDEX "run_version" ON "run" USING btree ("version_id","id") WHERE status = 'waiting';--> statement-breakpoint
SELECT recado_protect(t::regclass) FROM unnest(ARRAY['flow_move', 'run_move']) AS t;
--> statement-breakpoint
-- What was moved stays written down, as in the journal.
REVOKE UPDATE, DELETE ON run_move FROM recado_web;
