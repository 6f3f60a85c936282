CREATE TABLE "responsible_person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"unit_id" uuid,
	"municipality_id" uuid,
	"name" text NOT NULL,
	"mail" text NOT NULL,
	"part" text NOT NULL,
	"left_on" date,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "responsible_person_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "responsible_person_place" CHECK (num_nonnulls("responsible_person"."unit_id", "responsible_person"."municipality_id") <= 1)
);
--> statement-breakpoint
ALTER TABLE "responsible_person" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "responsible_person" ADD CONSTRAINT "responsible_person_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsible_person" ADD CONSTRAINT "responsible_person_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "responsible_person_once" ON "responsible_person" USING btree ("county_id",coalesce("unit_id", "municipality_id"),"mail") WHERE "responsible_person"."left_on" is null;--> statement-breakpoint
CREATE POLICY "responsible_person_county" ON "responsible_person" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));