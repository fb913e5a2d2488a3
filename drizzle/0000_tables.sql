CREATE TABLE "channel" (
	"workspace_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"simulated" boolean DEFAULT false NOT NULL,
	"external_id" text NOT NULL,
	"webhook_key" text NOT NULL,
	"config" jsonb NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"paused_reason" text,
	"last_webhook_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "channel_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "channel_webhookKey_unique" UNIQUE("webhook_key"),
	CONSTRAINT "channel_workspaceId_kind_externalId_unique" UNIQUE("workspace_id","kind","external_id")
);
--> statement-breakpoint
CREATE TABLE "channel_media" (
	"workspace_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"asset_id" text NOT NULL,
	"provider_media_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "channel_media_workspace_id_channel_id_asset_id_pk" PRIMARY KEY("workspace_id","channel_id","asset_id")
);
--> statement-breakpoint
CREATE TABLE "channel_secret" (
	"workspace_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"field" text NOT NULL,
	"sealed" jsonb NOT NULL,
	"last_four" text NOT NULL,
	"previous" jsonb,
	"previous_until" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "channel_secret_workspace_id_channel_id_field_pk" PRIMARY KEY("workspace_id","channel_id","field")
);
--> statement-breakpoint
CREATE TABLE "consent_log" (
	"workspace_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"contact_id" uuid NOT NULL,
	"change" text NOT NULL,
	"source" text NOT NULL,
	"detail" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consent_log_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "contact" (
	"workspace_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text,
	"username" text,
	"language" text,
	"time_zone" text,
	"fields" jsonb DEFAULT '{}' NOT NULL,
	"opted_out_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "contact_address" (
	"workspace_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"contact_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"scope" text NOT NULL,
	"value" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_address_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "contact_address_workspaceId_kind_scope_value_unique" UNIQUE("workspace_id","kind","scope","value")
);
--> statement-breakpoint
CREATE TABLE "contact_tag" (
	"workspace_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"tag" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_tag_workspace_id_contact_id_tag_pk" PRIMARY KEY("workspace_id","contact_id","tag")
);
--> statement-breakpoint
CREATE TABLE "channel_limit" (
	"workspace_id" uuid NOT NULL,
	"channel_id" uuid PRIMARY KEY NOT NULL,
	"full_rate" integer NOT NULL,
	"rate" integer NOT NULL,
	"burst" integer NOT NULL,
	"tat" timestamp with time zone NOT NULL,
	"slowed_at" timestamp with time zone,
	"paused_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "conversation" (
	"workspace_id" uuid NOT NULL,
	"bucket" smallint NOT NULL,
	"id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"last_in_at" timestamp with time zone,
	"last_in_provider_id" text,
	"last_message_at" timestamp with time zone,
	"unread" integer DEFAULT 0 NOT NULL,
	"owner" text DEFAULT 'bot' NOT NULL,
	"owner_user_id" uuid,
	"owner_epoch" integer DEFAULT 0 NOT NULL,
	"owner_since" timestamp with time zone,
	"hand_over_note" text,
	"pair_tat" timestamp with time zone,
	"pair_blocked_until" timestamp with time zone,
	"pair_strikes" smallint DEFAULT 0 NOT NULL,
	"quarantined_until" timestamp with time zone,
	"quarantine_reason" text,
	"failures" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conversation_bucket_id_pk" PRIMARY KEY("bucket","id"),
	CONSTRAINT "conversation_channelId_contactId_unique" UNIQUE("channel_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "disposition" (
	"workspace_id" uuid NOT NULL,
	"message_id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"run_id" uuid,
	"flow_id" uuid,
	"because" text
);
--> statement-breakpoint
CREATE TABLE "flow_pace" (
	"workspace_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"flow_id" uuid NOT NULL,
	"hour" integer NOT NULL,
	"sends" integer NOT NULL,
	CONSTRAINT "flow_pace_conversation_id_flow_id_hour_pk" PRIMARY KEY("conversation_id","flow_id","hour")
);
--> statement-breakpoint
CREATE TABLE "inbound_seen" (
	"workspace_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"provider_id" text NOT NULL,
	"message_id" uuid NOT NULL,
	"first_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deliveries" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "inbound_seen_channel_id_provider_id_pk" PRIMARY KEY("channel_id","provider_id")
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"workspace_id" uuid NOT NULL,
	"bucket" smallint NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"ready_at" timestamp with time zone NOT NULL,
	"payload" jsonb NOT NULL,
	CONSTRAINT "inbox_bucket_id_pk" PRIMARY KEY("bucket","id")
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"workspace_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"message_id" uuid,
	"event" jsonb NOT NULL,
	"trail" jsonb NOT NULL,
	"late" boolean DEFAULT false NOT NULL,
	CONSTRAINT "journal_run_id_seq_at_pk" PRIMARY KEY("run_id","seq","at")
) PARTITION BY RANGE ("at");
--> statement-breakpoint
CREATE TABLE "message" (
	"workspace_id" uuid NOT NULL,
	"bucket" smallint NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"direction" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"author" text NOT NULL,
	"author_user_id" uuid,
	"run_id" uuid,
	"run_seq" integer,
	"node" text,
	"provider_id" text,
	"status" smallint DEFAULT 0 NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"read_at" timestamp with time zone,
	"ending" text,
	"ending_reason" text,
	"error" jsonb,
	"pricing" jsonb,
	"asset_id" text,
	"body" jsonb NOT NULL,
	"annotations" jsonb
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "outbox" (
	"workspace_id" uuid NOT NULL,
	"bucket" smallint NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"flow_id" uuid,
	"run_id" uuid,
	"state" text DEFAULT 'ready' NOT NULL,
	"priority" smallint NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"lease_until" timestamp with time zone,
	"uncertain_since" timestamp with time zone,
	"attempt" smallint DEFAULT 0 NOT NULL,
	"when_uncertain" text NOT NULL,
	"purpose" text NOT NULL,
	"owner_epoch" integer,
	"payload" jsonb NOT NULL,
	CONSTRAINT "outbox_bucket_id_pk" PRIMARY KEY("bucket","id")
);
--> statement-breakpoint
CREATE TABLE "portfolio_reach" (
	"workspace_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"contact_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "portfolio_reach_workspace_id_scope_contact_id_pk" PRIMARY KEY("workspace_id","scope","contact_id")
);
--> statement-breakpoint
CREATE TABLE "run" (
	"workspace_id" uuid NOT NULL,
	"bucket" smallint NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"flow_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"engine_schema" smallint NOT NULL,
	"status" text NOT NULL,
	"node" text,
	"wait_reply" boolean DEFAULT false NOT NULL,
	"wait_activity" text,
	"due_at" timestamp with time zone,
	"held_due_at" timestamp with time zone,
	"seq" integer NOT NULL,
	"steps" integer NOT NULL,
	"state" jsonb NOT NULL,
	"fault" jsonb,
	"end_reason" text,
	"started_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "run_bucket_id_pk" PRIMARY KEY("bucket","id")
);
--> statement-breakpoint
CREATE TABLE "send_audit" (
	"workspace_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"message_id" uuid NOT NULL,
	"attempt" smallint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"finding" text NOT NULL,
	"detail" jsonb
);
--> statement-breakpoint
CREATE TABLE "status_seen" (
	"workspace_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"provider_id" text NOT NULL,
	"status" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"first_at" timestamp with time zone DEFAULT now() NOT NULL,
	"held" jsonb,
	CONSTRAINT "status_seen_channel_id_provider_id_status_pk" PRIMARY KEY("channel_id","provider_id","status")
);
--> statement-breakpoint
CREATE TABLE "webhook_raw" (
	"workspace_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"channel_id" uuid NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"reason" text NOT NULL,
	"body" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "worker_heartbeat" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roles" text[] NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"beat_at" timestamp with time zone DEFAULT now() NOT NULL,
	"turns" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flow" (
	"workspace_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"draft" jsonb NOT NULL,
	"draft_revision" integer DEFAULT 1 NOT NULL,
	"draft_saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"draft_saved_by" uuid,
	"live_version_id" uuid,
	"live_revision" integer,
	"last_number" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "flow_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "flow_version" (
	"workspace_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"flow_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"document" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"engine_schema" smallint NOT NULL,
	"published_by" uuid,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "flow_version_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "flow_version_workspaceId_flowId_number_unique" UNIQUE("workspace_id","flow_id","number")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text,
	"email" text,
	"email_verified" timestamp with time zone,
	"image" text,
	"locale" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"workspace_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"token_hash" text NOT NULL,
	"role" text NOT NULL,
	"email" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"used_by" uuid,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitation_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "invitation_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "media_asset" (
	"workspace_id" uuid NOT NULL,
	"id" text NOT NULL,
	"mime" text NOT NULL,
	"bytes" integer NOT NULL,
	"name" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "media_asset_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "member" (
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "member_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "secret" (
	"workspace_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"hosts" text[] NOT NULL,
	"sealed" jsonb NOT NULL,
	"last_four" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "secret_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "secret_workspaceId_name_unique" UNIQUE("workspace_id","name")
);
--> statement-breakpoint
CREATE TABLE "workspace" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"stopped_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workspace_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "channel" ADD CONSTRAINT "channel_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_media" ADD CONSTRAINT "channel_media_workspace_id_channel_id_channel_workspace_id_id_fk" FOREIGN KEY ("workspace_id","channel_id") REFERENCES "public"."channel"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_secret" ADD CONSTRAINT "channel_secret_workspace_id_channel_id_channel_workspace_id_id_fk" FOREIGN KEY ("workspace_id","channel_id") REFERENCES "public"."channel"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_log" ADD CONSTRAINT "consent_log_workspace_id_contact_id_contact_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contact"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_address" ADD CONSTRAINT "contact_address_workspace_id_contact_id_contact_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contact"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_tag" ADD CONSTRAINT "contact_tag_workspace_id_contact_id_contact_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contact"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow" ADD CONSTRAINT "flow_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_version" ADD CONSTRAINT "flow_version_workspace_id_flow_id_flow_workspace_id_id_fk" FOREIGN KEY ("workspace_id","flow_id") REFERENCES "public"."flow"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_asset" ADD CONSTRAINT "media_asset_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "secret" ADD CONSTRAINT "secret_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consent_log_workspace_id_contact_id_index" ON "consent_log" USING btree ("workspace_id","contact_id");--> statement-breakpoint
CREATE INDEX "contact_workspace_id_created_at_index" ON "contact" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "contact_address_workspace_id_contact_id_index" ON "contact_address" USING btree ("workspace_id","contact_id");--> statement-breakpoint
CREATE INDEX "contact_tag_workspace_id_tag_index" ON "contact_tag" USING btree ("workspace_id","tag");--> statement-breakpoint
CREATE INDEX "conversation_workspace_id_last_message_at_index" ON "conversation" USING btree ("workspace_id","last_message_at");--> statement-breakpoint
CREATE INDEX "disposition_conversation_id_at_index" ON "disposition" USING btree ("conversation_id","at");--> statement-breakpoint
CREATE INDEX "inbound_seen_first_at_index" ON "inbound_seen" USING btree ("first_at");--> statement-breakpoint
CREATE INDEX "inbox_ready_at_index" ON "inbox" USING btree ("ready_at");--> statement-breakpoint
CREATE INDEX "inbox_conversation_id_index" ON "inbox" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "message_thread" ON "message" USING btree ("conversation_id","id");--> statement-breakpoint
CREATE INDEX "message_provider" ON "message" USING btree ("channel_id","provider_id");--> statement-breakpoint
CREATE INDEX "message_run" ON "message" USING btree ("run_id") WHERE run_id is not null;--> statement-breakpoint
CREATE INDEX "outbox_ready" ON "outbox" USING btree ("channel_id","priority","next_at") WHERE state = 'ready';--> statement-breakpoint
CREATE INDEX "outbox_lane" ON "outbox" USING btree ("conversation_id","id");--> statement-breakpoint
CREATE INDEX "outbox_lease" ON "outbox" USING btree ("lease_until") WHERE state = 'sending';--> statement-breakpoint
CREATE INDEX "outbox_uncertain" ON "outbox" USING btree ("uncertain_since") WHERE state = 'uncertain';--> statement-breakpoint
CREATE INDEX "portfolio_reach_scope_at_index" ON "portfolio_reach" USING btree ("scope","at");--> statement-breakpoint
CREATE INDEX "run_active" ON "run" USING btree ("conversation_id") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "run_due" ON "run" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "run_version" ON "run" USING btree ("version_id") WHERE status = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "run_listens" ON "run" USING btree ("conversation_id") WHERE status = 'waiting' and wait_reply;--> statement-breakpoint
CREATE INDEX "run_flow" ON "run" USING btree ("flow_id","started_at");--> statement-breakpoint
CREATE INDEX "send_audit_workspace_id_at_index" ON "send_audit" USING btree ("workspace_id","at");--> statement-breakpoint
CREATE INDEX "send_audit_message_id_index" ON "send_audit" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "status_seen_first_at_index" ON "status_seen" USING btree ("first_at");--> statement-breakpoint
CREATE INDEX "webhook_raw_workspace_id_received_at_index" ON "webhook_raw" USING btree ("workspace_id","received_at");--> statement-breakpoint
CREATE INDEX "flow_workspace_id_status_index" ON "flow" USING btree ("workspace_id","status");--> statement-breakpoint
CREATE INDEX "account_user_id_index" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_user_id_index" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "member_user_id_index" ON "member" USING btree ("user_id");