CREATE TABLE "translation_settings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"translators_check" boolean DEFAULT true NOT NULL,
	"sources" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "translation_settings_once" UNIQUE("county_id")
);
--> statement-breakpoint
ALTER TABLE "translation_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "languages" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "role_grant" ADD COLUMN "languages" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_languages" CHECK ("role_grant"."role" <> 'translator' or cardinality("role_grant"."languages") > 0);--> statement-breakpoint
CREATE POLICY "translation_settings_county" ON "translation_settings" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));