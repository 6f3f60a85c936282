CREATE TABLE "referral_count" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"month" date NOT NULL,
	"task" text NOT NULL,
	"municipality_id" uuid NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "referral_count_positive" CHECK ("referral_count"."count" > 0)
);
--> statement-breakpoint
ALTER TABLE "referral_count" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "responsible_desk" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"task" text NOT NULL,
	"unit_id" uuid,
	"municipality_id" uuid,
	"area_ids" uuid[] DEFAULT '{}' NOT NULL,
	"letter_from" text,
	"letter_to" text,
	"place_id" uuid,
	"room" text,
	"phone" text,
	"email" text,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"hours" jsonb,
	"person_name" text,
	"deputy_name" text,
	"note" text,
	"review_by" date NOT NULL,
	"confirmed_at" timestamp with time zone NOT NULL,
	"confirmed_by" text NOT NULL,
	"demonstration" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "responsible_desk_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "responsible_desk_one_keeper" CHECK (num_nonnulls("responsible_desk"."unit_id", "responsible_desk"."municipality_id") <= 1),
	CONSTRAINT "responsible_desk_letters" CHECK (("responsible_desk"."letter_from" is null) = ("responsible_desk"."letter_to" is null) and ("responsible_desk"."letter_from" is null or "responsible_desk"."letter_from" <= "responsible_desk"."letter_to"))
);
--> statement-breakpoint
ALTER TABLE "responsible_desk" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "referral_count" ADD CONSTRAINT "referral_count_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsible_desk" ADD CONSTRAINT "responsible_desk_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsible_desk" ADD CONSTRAINT "responsible_desk_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsible_desk" ADD CONSTRAINT "responsible_desk_place" FOREIGN KEY ("county_id","place_id") REFERENCES "public"."place"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "referral_count_once" ON "referral_count" USING btree ("county_id","month","task","municipality_id");--> statement-breakpoint
CREATE INDEX "responsible_desk_by_task" ON "responsible_desk" USING btree ("county_id","task");--> statement-breakpoint
CREATE POLICY "referral_count_county" ON "referral_count" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "responsible_desk_county" ON "responsible_desk" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));