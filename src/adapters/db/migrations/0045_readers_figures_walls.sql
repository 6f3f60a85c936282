CREATE TABLE "page_count" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"day" date NOT NULL,
	"language" text NOT NULL,
	"kind" text NOT NULL,
	"what" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "page_count_once" UNIQUE("county_id","day","language","kind","what")
);
--> statement-breakpoint
ALTER TABLE "page_count" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "wall_sheet" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"street" text,
	"postcode" text,
	"municipality_id" uuid,
	"place_id" uuid,
	"functions" text[] NOT NULL,
	"languages" text[] NOT NULL,
	"hung_where" text,
	"printed" jsonb,
	"printed_at" timestamp with time zone,
	"wrong_since" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "wall_sheet_in_county" UNIQUE("county_id","id")
);
--> statement-breakpoint
ALTER TABLE "wall_sheet" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "wall_sheet" ADD CONSTRAINT "wall_sheet_place" FOREIGN KEY ("county_id","place_id") REFERENCES "public"."place"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wall_sheet" ADD CONSTRAINT "wall_sheet_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "page_count_by_kind" ON "page_count" USING btree ("county_id","kind","day");--> statement-breakpoint
CREATE POLICY "page_count_county" ON "page_count" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "wall_sheet_county" ON "wall_sheet" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));