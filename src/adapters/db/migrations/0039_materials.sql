CREATE TABLE "material" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"title" text NOT NULL,
	"summary" text,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"audience" text[] NOT NULL,
	"unit_id" uuid,
	"help_place_id" uuid,
	"help_note" text,
	"service_name" text,
	"service_url" text,
	"leika_key" text,
	"kept_at" text,
	"source" text,
	"state" text NOT NULL,
	"demonstration" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "material_in_county" UNIQUE("county_id","id")
);
--> statement-breakpoint
ALTER TABLE "material" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "material_edition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"material_id" uuid NOT NULL,
	"language" text NOT NULL,
	"number" integer NOT NULL,
	"day" date NOT NULL,
	"label" text,
	"based_on_id" uuid,
	"minor" boolean DEFAULT false NOT NULL,
	"file_id" uuid,
	"link" text,
	"translated_by" text,
	"checked_on" date,
	"shown" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "material_edition_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "material_edition_number" UNIQUE("county_id","material_id","language","number")
);
--> statement-breakpoint
ALTER TABLE "material_edition" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "material" ADD CONSTRAINT "material_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "material" ADD CONSTRAINT "material_help_place" FOREIGN KEY ("county_id","help_place_id") REFERENCES "public"."place"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "material_edition" ADD CONSTRAINT "material_edition_material" FOREIGN KEY ("county_id","material_id") REFERENCES "public"."material"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "material_edition_by_material" ON "material_edition" USING btree ("county_id","material_id");--> statement-breakpoint
CREATE POLICY "material_county" ON "material" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "material_edition_county" ON "material_edition" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));