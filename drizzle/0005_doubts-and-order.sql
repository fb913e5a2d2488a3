ALTER TABLE "channel" ADD COLUMN "webhooks_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "consent_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "marketing_blocked_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "referral" jsonb;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "refusals" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "inbox_workspace" ON "inbox" USING btree ("workspace_id","ready_at");