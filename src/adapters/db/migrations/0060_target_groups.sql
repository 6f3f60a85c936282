CREATE TABLE "target_group_profile" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"audience" text NOT NULL,
	"count" integer,
	"women" integer,
	"men" integer,
	"count_day" date,
	"count_source" text,
	"needs" text,
	"channels" text,
	"concept_title" text,
	"concept_state" text,
	"concept_url" text,
	"is_public" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "target_group_profile_once" UNIQUE("county_id","audience"),
	CONSTRAINT "target_group_profile_count" CHECK ("target_group_profile"."count" is null or "target_group_profile"."count" >= 0),
	CONSTRAINT "target_group_profile_parts" CHECK (coalesce("target_group_profile"."women", 0) + coalesce("target_group_profile"."men", 0) <= coalesce("target_group_profile"."count", 0))
);
--> statement-breakpoint
ALTER TABLE "target_group_profile" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "target_group_profile_county" ON "target_group_profile" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));