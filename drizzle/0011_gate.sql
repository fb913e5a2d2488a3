CREATE TABLE "marketing_sent" (
	"workspace_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "marketing_sent_contact_id_message_id_pk" PRIMARY KEY("contact_id","message_id")
);
--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "quiet_from" text;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "quiet_until" text;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "marketing_cap" integer;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "marketing_cap_days" integer DEFAULT 7 NOT NULL;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "hand_back_after_minutes" integer;--> statement-breakpoint
CREATE INDEX "marketing_sent_at_index" ON "marketing_sent" USING btree ("at");--> statement-breakpoint
SELECT recado_protect('marketing_sent'::regclass);
--> statement-breakpoint
SELECT recado_cross('marketing_sent'::regclass, 'recado_engine', 'SELECT, INSERT, DELETE');
--> statement-breakpoint
-- Contacts that prove to be one person are joined by the webhook path.
SELECT recado_cross('marketing_sent'::regclass, 'recado_receiver', 'SELECT, UPDATE');
--> statement-breakpoint
ALTER TABLE marketing_sent SET (fillfactor = 90);
