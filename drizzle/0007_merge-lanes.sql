ALTER TABLE "contact" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
-- The webhook path joins contacts that prove to be one person: what waits in their lanes and their consent log go over, too.
GRANT UPDATE ON inbox TO recado_receiver;
--> statement-breakpoint
GRANT SELECT ON consent_log TO recado_receiver;
