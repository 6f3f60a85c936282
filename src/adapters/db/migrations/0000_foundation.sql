CREATE SCHEMA "auth";
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"use_case" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text,
	"summary" text NOT NULL,
	"fields" jsonb NOT NULL,
	"request_id" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_personal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"person_ref" text NOT NULL,
	"field" text NOT NULL,
	"before" text,
	"after" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_personal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "outbox_mail" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid,
	"to_address" text NOT NULL,
	"to_name" text,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"attachments" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"send_after" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "outbox_mail" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stored_file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"name" text NOT NULL,
	"mime" text NOT NULL,
	"size" bigint NOT NULL,
	"sha256" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "stored_file" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "task_link" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"label" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"spent_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"read_only" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "task_link" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "api_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"token_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "api_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "county" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ags" text NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"official_name" text NOT NULL,
	"tagline" text NOT NULL,
	"accent_light" text NOT NULL,
	"accent_dark" text NOT NULL,
	"host" text,
	"languages" text[] NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"revision" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "county_ags_unique" UNIQUE("ags"),
	CONSTRAINT "county_slug_unique" UNIQUE("slug"),
	CONSTRAINT "county_host_unique" UNIQUE("host")
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"mail" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"unit_id" uuid,
	"municipality_id" uuid,
	"organisation_id" uuid,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "invitation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "municipality" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"ags" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"part_of" text,
	CONSTRAINT "municipality_ags" UNIQUE("county_id","ags")
);
--> statement-breakpoint
ALTER TABLE "municipality" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "role_grant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"role" text NOT NULL,
	"county_id" uuid,
	"unit_id" uuid,
	"municipality_id" uuid,
	"organisation_id" uuid,
	"granted_at" timestamp with time zone NOT NULL,
	"granted_by" text NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "role_grant_county" CHECK (("role_grant"."role" = 'platform-admin') = ("role_grant"."county_id" is null)),
	CONSTRAINT "role_grant_unit" CHECK ("role_grant"."role" <> 'unit-editor' or "role_grant"."unit_id" is not null),
	CONSTRAINT "role_grant_municipality" CHECK ("role_grant"."role" <> 'municipality-editor' or "role_grant"."municipality_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "target_group" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "target_group_key" UNIQUE("county_id","key")
);
--> statement-breakpoint
ALTER TABLE "target_group" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "topic" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "topic_key" UNIQUE("county_id","key")
);
--> statement-breakpoint
ALTER TABLE "topic" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "unit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"parent_id" uuid,
	"valid_from" date,
	"valid_to" date,
	CONSTRAINT "unit_key" UNIQUE("county_id","key"),
	CONSTRAINT "unit_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "unit_validity" CHECK ("unit"."valid_to" is null or "unit"."valid_from" is null or "unit"."valid_from" <= "unit"."valid_to")
);
--> statement-breakpoint
ALTER TABLE "unit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "unit_successor" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"successor_id" uuid NOT NULL,
	"note" text,
	CONSTRAINT "unit_successor_once" UNIQUE("county_id","unit_id","successor_id")
);
--> statement-breakpoint
ALTER TABLE "unit_successor" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "baseline" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"strategy_id" uuid NOT NULL,
	"adopted_on" date,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"resolution" jsonb,
	"content" jsonb NOT NULL,
	"content_hash" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "baseline" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "change_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"strategy_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"node_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"number" text,
	"title" text NOT NULL,
	"fields" jsonb NOT NULL,
	"actor_ref" text NOT NULL,
	"reason" text
);
--> statement-breakpoint
ALTER TABLE "change_entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "status_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"node_id" uuid NOT NULL,
	"date" date NOT NULL,
	"state" text NOT NULL,
	"text" text NOT NULL,
	"next_step" text,
	"reason" text,
	"expected_end" date,
	"author_id" text,
	"author_name" text NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"released_at" timestamp with time zone,
	"released_by" text,
	"withdrawn_at" timestamp with time zone,
	"demonstration" boolean DEFAULT false NOT NULL,
	CONSTRAINT "status_note_reason" CHECK ("status_note"."state" not in ('delayed', 'dropped') or "status_note"."reason" is not null or "status_note"."demonstration")
);
--> statement-breakpoint
ALTER TABLE "status_note" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "strategy" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"key" text NOT NULL,
	"title" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"levels" text[] NOT NULL,
	"adopted_on" date,
	"period_from" date,
	"period_to" date,
	"resolution" jsonb,
	"predecessor_id" uuid,
	"source_note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "strategy_key" UNIQUE("county_id","key"),
	CONSTRAINT "strategy_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "strategy_period" CHECK ("strategy"."period_from" is null or "strategy"."period_to" is null or "strategy"."period_from" <= "strategy"."period_to")
);
--> statement-breakpoint
ALTER TABLE "strategy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "strategy_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"file_id" uuid,
	"file_name" text NOT NULL,
	"state" text NOT NULL,
	"draft" jsonb,
	"error" text,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"read_at" timestamp with time zone,
	"strategy_id" uuid,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "strategy_import" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "strategy_import_action" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"action" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "strategy_import_action_sequence" UNIQUE("county_id","import_id","sequence")
);
--> statement-breakpoint
ALTER TABLE "strategy_import_action" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "strategy_node" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"strategy_id" uuid NOT NULL,
	"parent_id" uuid,
	"level" integer NOT NULL,
	"number" text,
	"title" text NOT NULL,
	"text" text,
	"internal_text" text,
	"kind" text,
	"horizon" text,
	"period_from" date,
	"period_to" date,
	"lead_unit_id" uuid,
	"partner_unit_ids" uuid[] DEFAULT '{}' NOT NULL,
	"target_groups" text[] DEFAULT '{}' NOT NULL,
	"municipality_ids" uuid[] DEFAULT '{}' NOT NULL,
	"layer" text,
	"county_role" text,
	"links" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"to_be_developed" boolean DEFAULT false NOT NULL,
	"weight" numeric(8, 3) DEFAULT 1 NOT NULL,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"position" integer NOT NULL,
	"demonstration_period" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "strategy_node_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "strategy_node_not_own_parent" CHECK ("strategy_node"."parent_id" <> "strategy_node"."id"),
	CONSTRAINT "strategy_node_weight" CHECK ("strategy_node"."weight" >= 0),
	CONSTRAINT "strategy_node_period" CHECK ("strategy_node"."period_from" is null or "strategy_node"."period_to" is null or "strategy_node"."period_from" <= "strategy_node"."period_to")
);
--> statement-breakpoint
ALTER TABLE "strategy_node" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "strategy_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"node_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"due" date,
	"done_on" date
);
--> statement-breakpoint
ALTER TABLE "strategy_step" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "strategy_text" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"strategy_id" uuid NOT NULL,
	"node_id" uuid,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"items" text[] NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "strategy_text" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"key" text NOT NULL,
	"strategy_id" uuid NOT NULL,
	"title" text NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"sections" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"frozen_at" timestamp with time zone,
	"frozen_by" text
);
--> statement-breakpoint
ALTER TABLE "report" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_edition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"document" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"frozen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "report_edition" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "auth"."account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."passkey" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text,
	"public_key" text NOT NULL,
	"user_id" text NOT NULL,
	"credential_id" text NOT NULL,
	"counter" integer NOT NULL,
	"device_type" text NOT NULL,
	"backed_up" boolean NOT NULL,
	"transports" text,
	"created_at" timestamp with time zone DEFAULT now(),
	"aaguid" text
);
--> statement-breakpoint
CREATE TABLE "auth"."rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"window_start" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."session" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"method" text DEFAULT 'password' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "auth"."two_factor" (
	"id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"user_id" text NOT NULL,
	"verified" boolean DEFAULT true,
	"failed_verification_count" integer DEFAULT 0,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "auth"."user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"two_factor_enabled" boolean DEFAULT false,
	"last_login_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "auth"."verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "unit_successor" ADD CONSTRAINT "unit_successor_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_successor" ADD CONSTRAINT "unit_successor_successor" FOREIGN KEY ("county_id","successor_id") REFERENCES "public"."unit"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baseline" ADD CONSTRAINT "baseline_strategy" FOREIGN KEY ("county_id","strategy_id") REFERENCES "public"."strategy"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_note" ADD CONSTRAINT "status_note_node" FOREIGN KEY ("county_id","node_id") REFERENCES "public"."strategy_node"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategy" ADD CONSTRAINT "strategy_predecessor" FOREIGN KEY ("county_id","predecessor_id") REFERENCES "public"."strategy"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategy_node" ADD CONSTRAINT "strategy_node_strategy" FOREIGN KEY ("county_id","strategy_id") REFERENCES "public"."strategy"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategy_node" ADD CONSTRAINT "strategy_node_parent" FOREIGN KEY ("county_id","parent_id") REFERENCES "public"."strategy_node"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategy_node" ADD CONSTRAINT "strategy_node_lead" FOREIGN KEY ("county_id","lead_unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategy_step" ADD CONSTRAINT "strategy_step_node" FOREIGN KEY ("county_id","node_id") REFERENCES "public"."strategy_node"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategy_text" ADD CONSTRAINT "strategy_text_strategy" FOREIGN KEY ("county_id","strategy_id") REFERENCES "public"."strategy"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategy_text" ADD CONSTRAINT "strategy_text_node" FOREIGN KEY ("county_id","node_id") REFERENCES "public"."strategy_node"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."passkey" ADD CONSTRAINT "passkey_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."two_factor" ADD CONSTRAINT "two_factor_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entry_by_time" ON "audit_entry" USING btree ("county_id","at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "audit_entry_by_subject" ON "audit_entry" USING btree ("county_id","subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "audit_personal_by_entry" ON "audit_personal" USING btree ("county_id","entry_id");--> statement-breakpoint
CREATE INDEX "audit_personal_by_person" ON "audit_personal" USING btree ("county_id","person_ref");--> statement-breakpoint
CREATE INDEX "outbox_mail_due" ON "outbox_mail" USING btree ("state","send_after");--> statement-breakpoint
CREATE INDEX "stored_file_by_hash" ON "stored_file" USING btree ("county_id","sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "task_link_token" ON "task_link" USING btree ("county_id","token_hash");--> statement-breakpoint
CREATE INDEX "task_link_by_subject" ON "task_link" USING btree ("county_id","purpose","subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "api_key_token" ON "api_key" USING btree ("county_id","token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_token" ON "invitation" USING btree ("county_id","token_hash");--> statement-breakpoint
CREATE INDEX "role_grant_by_account" ON "role_grant" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "role_grant_by_county" ON "role_grant" USING btree ("county_id");--> statement-breakpoint
CREATE INDEX "baseline_by_strategy" ON "baseline" USING btree ("county_id","strategy_id","recorded_at");--> statement-breakpoint
CREATE INDEX "change_entry_by_strategy" ON "change_entry" USING btree ("county_id","strategy_id","at");--> statement-breakpoint
CREATE INDEX "change_entry_by_node" ON "change_entry" USING btree ("county_id","node_id");--> statement-breakpoint
CREATE INDEX "status_note_by_node" ON "status_note" USING btree ("county_id","node_id","date");--> statement-breakpoint
CREATE INDEX "strategy_import_by_county" ON "strategy_import" USING btree ("county_id","created_at");--> statement-breakpoint
CREATE INDEX "strategy_node_by_strategy" ON "strategy_node" USING btree ("county_id","strategy_id","position");--> statement-breakpoint
CREATE INDEX "strategy_node_by_lead" ON "strategy_node" USING btree ("county_id","lead_unit_id");--> statement-breakpoint
CREATE INDEX "strategy_step_by_node" ON "strategy_step" USING btree ("county_id","node_id");--> statement-breakpoint
CREATE INDEX "strategy_text_by_strategy" ON "strategy_text" USING btree ("county_id","strategy_id");--> statement-breakpoint
CREATE INDEX "report_by_county" ON "report" USING btree ("county_id","created_at");--> statement-breakpoint
CREATE INDEX "report_edition_by_report" ON "report_edition" USING btree ("county_id","report_id");--> statement-breakpoint
CREATE INDEX "account_by_user" ON "auth"."account" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "account_once" ON "auth"."account" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE INDEX "passkey_by_user" ON "auth"."passkey" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "passkey_by_credential" ON "auth"."passkey" USING btree ("credential_id");--> statement-breakpoint
CREATE INDEX "session_by_user" ON "auth"."session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "two_factor_by_user" ON "auth"."two_factor" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_by_identifier" ON "auth"."verification" USING btree ("identifier");--> statement-breakpoint
CREATE POLICY "audit_entry_county" ON "audit_entry" AS PERMISSIVE FOR ALL TO public USING (county_id is not distinct from (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id is not distinct from (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "audit_personal_county" ON "audit_personal" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "outbox_mail_county" ON "outbox_mail" AS PERMISSIVE FOR ALL TO public USING (county_id is not distinct from (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id is not distinct from (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "stored_file_county" ON "stored_file" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "task_link_county" ON "task_link" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "api_key_county" ON "api_key" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "invitation_county" ON "invitation" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "municipality_county" ON "municipality" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "target_group_county" ON "target_group" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "topic_county" ON "topic" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "unit_county" ON "unit" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "unit_successor_county" ON "unit_successor" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "baseline_county" ON "baseline" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "change_entry_county" ON "change_entry" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "status_note_county" ON "status_note" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "strategy_county" ON "strategy" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "strategy_import_county" ON "strategy_import" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "strategy_import_action_county" ON "strategy_import_action" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "strategy_node_county" ON "strategy_node" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "strategy_step_county" ON "strategy_step" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "strategy_text_county" ON "strategy_text" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "report_county" ON "report" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "report_edition_county" ON "report_edition" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));