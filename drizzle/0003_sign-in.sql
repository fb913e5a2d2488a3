CREATE TABLE "rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"tries" integer NOT NULL,
	"resets_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "flow" ADD COLUMN "draft_errors" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "flow" ADD COLUMN "draft_warnings" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "rate_limit_resets_at_index" ON "rate_limit" USING btree ("resets_at");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limit TO recado_auth;
