CREATE TABLE "service_usage" (
	"workspace_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"month" date NOT NULL,
	"free" integer NOT NULL,
	"charged" integer NOT NULL,
	CONSTRAINT "service_usage_channel_id_month_pk" PRIMARY KEY("channel_id","month")
);
--> statement-breakpoint
ALTER TABLE "contact_address" ADD COLUMN "identity_key_hash" text;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "free_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "silent" boolean DEFAULT false NOT NULL;--> statement-breakpoint
SELECT recado_protect('service_usage'::regclass);
--> statement-breakpoint
-- Statuses are booked by the webhook path, and by the engine when they came before their message.
SELECT recado_cross('service_usage'::regclass, 'recado_receiver', 'SELECT, INSERT, UPDATE');
--> statement-breakpoint
SELECT recado_cross('service_usage'::regclass, 'recado_engine', 'SELECT, INSERT, UPDATE');
--> statement-breakpoint
ALTER TABLE service_usage SET (fillfactor = 50);
