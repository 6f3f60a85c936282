CREATE TABLE "page" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"parent_id" uuid,
	"position" integer NOT NULL,
	"icon" text,
	"audiences" text[] NOT NULL,
	"keywords" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"language" text NOT NULL,
	"shared_page_id" uuid,
	"unit_id" uuid,
	"organisation_id" uuid,
	"municipality_id" uuid,
	"state" text NOT NULL,
	"reviewed_on" date,
	"review_by" date,
	"shares" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "page_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "page_mirrors_once" UNIQUE("county_id","shared_page_id"),
	CONSTRAINT "page_is_not_its_own_parent" CHECK ("page"."parent_id" is distinct from "page"."id")
);
--> statement-breakpoint
ALTER TABLE "page" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "page_address" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"language" text NOT NULL,
	"path" text NOT NULL,
	"current" boolean NOT NULL,
	CONSTRAINT "page_address_once" UNIQUE("county_id","language","path")
);
--> statement-breakpoint
ALTER TABLE "page_address" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "page_edition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"language" text NOT NULL,
	"content" jsonb,
	"draft" jsonb,
	"draft_saved_at" timestamp with time zone,
	"draft_saved_by" text,
	"number" integer DEFAULT 0 NOT NULL,
	"released_at" timestamp with time zone,
	"renders" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "page_edition_once" UNIQUE("county_id","page_id","language")
);
--> statement-breakpoint
ALTER TABLE "page_edition" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "page_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"language" text NOT NULL,
	"number" integer NOT NULL,
	"content" jsonb NOT NULL,
	"minor" boolean NOT NULL,
	"note" text,
	"created_at" timestamp with time zone NOT NULL,
	"created_ref" text NOT NULL,
	CONSTRAINT "page_version_once" UNIQUE("county_id","page_id","language","number")
);
--> statement-breakpoint
ALTER TABLE "page_version" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "shared_page" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"origin" uuid,
	"origin_name" text,
	"parent_id" uuid,
	"position" integer NOT NULL,
	"icon" text,
	"audiences" text[] NOT NULL,
	"keywords" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"language" text NOT NULL,
	"first_week" boolean DEFAULT false NOT NULL,
	"reviewed_on" date,
	"sources" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shared_page_text" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shared_page_id" uuid NOT NULL,
	"language" text NOT NULL,
	"content" jsonb NOT NULL,
	"marks" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "shared_page_text_once" UNIQUE("shared_page_id","language")
);
--> statement-breakpoint
ALTER TABLE "page" ADD CONSTRAINT "page_shared_page_id_shared_page_id_fk" FOREIGN KEY ("shared_page_id") REFERENCES "public"."shared_page"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page" ADD CONSTRAINT "page_parent" FOREIGN KEY ("county_id","parent_id") REFERENCES "public"."page"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page" ADD CONSTRAINT "page_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page" ADD CONSTRAINT "page_organisation" FOREIGN KEY ("county_id","organisation_id") REFERENCES "public"."organisation"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page" ADD CONSTRAINT "page_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_address" ADD CONSTRAINT "page_address_page" FOREIGN KEY ("county_id","page_id") REFERENCES "public"."page"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_edition" ADD CONSTRAINT "page_edition_page" FOREIGN KEY ("county_id","page_id") REFERENCES "public"."page"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_version" ADD CONSTRAINT "page_version_page" FOREIGN KEY ("county_id","page_id") REFERENCES "public"."page"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_page" ADD CONSTRAINT "shared_page_parent" FOREIGN KEY ("parent_id") REFERENCES "public"."shared_page"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shared_page_text" ADD CONSTRAINT "shared_page_text_shared_page_id_shared_page_id_fk" FOREIGN KEY ("shared_page_id") REFERENCES "public"."shared_page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "page_by_parent" ON "page" USING btree ("county_id","parent_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "page_address_current" ON "page_address" USING btree ("county_id","page_id","language") WHERE "page_address"."current";--> statement-breakpoint
CREATE UNIQUE INDEX "shared_page_key" ON "shared_page" USING btree (coalesce("origin", '00000000-0000-0000-0000-000000000000'::uuid),"key");--> statement-breakpoint
CREATE POLICY "page_county" ON "page" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "page_address_county" ON "page_address" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "page_edition_county" ON "page_edition" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "page_version_county" ON "page_version" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));