CREATE TABLE "language_class" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"half_year" text NOT NULL,
	"places" integer NOT NULL,
	"pupils" integer NOT NULL,
	"waiting" integer NOT NULL,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "language_class_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "language_class_counts" CHECK ("language_class"."places" >= 0 and "language_class"."pupils" >= 0 and "language_class"."waiting" >= 0)
);
--> statement-breakpoint
ALTER TABLE "language_class" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "language_class_review" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"class_id" uuid NOT NULL,
	"day" date NOT NULL,
	"occupancy" integer NOT NULL,
	"decision" text NOT NULL,
	"reviewed_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "language_class_review" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "school_settings" ADD COLUMN "occupancy_from" integer DEFAULT 60 NOT NULL;--> statement-breakpoint
ALTER TABLE "school_settings" ADD COLUMN "occupancy_to" integer DEFAULT 100 NOT NULL;--> statement-breakpoint
ALTER TABLE "language_class" ADD CONSTRAINT "language_class_school" FOREIGN KEY ("county_id","school_id") REFERENCES "public"."school"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "language_class_review" ADD CONSTRAINT "language_class_review_class" FOREIGN KEY ("county_id","class_id") REFERENCES "public"."language_class"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "language_class_once" ON "language_class" USING btree ("county_id","school_id","kind","half_year");--> statement-breakpoint
CREATE INDEX "language_class_review_by_class" ON "language_class_review" USING btree ("county_id","class_id");--> statement-breakpoint
ALTER TABLE "school_settings" ADD CONSTRAINT "school_settings_range" CHECK ("school_settings"."occupancy_from" between 0 and "school_settings"."occupancy_to");--> statement-breakpoint
CREATE POLICY "language_class_county" ON "language_class" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "language_class_review_county" ON "language_class_review" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));