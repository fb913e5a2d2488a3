ALTER TABLE "conversation" ADD COLUMN "last_turn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "purpose" text;--> statement-breakpoint
-- the provider may answer a send with the address that it really used
GRANT INSERT ON contact_address TO recado_engine;
