ALTER TABLE "outbox" ADD COLUMN "after_media" uuid;--> statement-breakpoint
CREATE INDEX "outbox_after_media" ON "outbox" USING btree ("after_media") WHERE after_media is not null;