CREATE TABLE "appointment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"bookable_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"mode" text NOT NULL,
	"topic" text NOT NULL,
	"language" text NOT NULL,
	"spoken" text NOT NULL,
	"interpreting" boolean NOT NULL,
	"name" text NOT NULL,
	"mail" text,
	"phone" text,
	"contact_hash" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "appointment_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "appointment_order" CHECK ("appointment"."starts_at" <= "appointment"."ends_at")
);
--> statement-breakpoint
ALTER TABLE "appointment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "appointment_count" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"month" date NOT NULL,
	"topic" text NOT NULL,
	"booked" integer DEFAULT 0 NOT NULL,
	"came" integer DEFAULT 0 NOT NULL,
	"missed" integer DEFAULT 0 NOT NULL,
	"cancelled" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "appointment_count" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bookable_hours" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"slot_minutes" integer NOT NULL,
	"modes" text[] NOT NULL,
	"topics" text[] NOT NULL,
	"documents" text[] DEFAULT '{}' NOT NULL,
	"lead_hours" integer NOT NULL,
	"is_open" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bookable_hours_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "bookable_hours_once" UNIQUE("county_id","event_id")
);
--> statement-breakpoint
ALTER TABLE "bookable_hours" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interpreting_need" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"bookable_id" uuid NOT NULL,
	"appointment_id" uuid,
	"language" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"mode" text NOT NULL,
	"topic" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "interpreting_need" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "handover" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"from_unit_id" uuid,
	"from_municipality_id" uuid,
	"to_unit_id" uuid,
	"to_municipality_id" uuid,
	"purpose" text NOT NULL,
	"basis" text NOT NULL,
	"basis_note" text,
	"content" text,
	"due" date NOT NULL,
	"state" text NOT NULL,
	"return_reason" text,
	"sent_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"done_on" date,
	"sent_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "handover_one_sender" CHECK (num_nonnulls("handover"."from_unit_id", "handover"."from_municipality_id") <= 1),
	CONSTRAINT "handover_one_recipient" CHECK (num_nonnulls("handover"."to_unit_id", "handover"."to_municipality_id") <= 1)
);
--> statement-breakpoint
ALTER TABLE "handover" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_bookable" FOREIGN KEY ("county_id","bookable_id") REFERENCES "public"."bookable_hours"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookable_hours" ADD CONSTRAINT "bookable_hours_event" FOREIGN KEY ("county_id","event_id") REFERENCES "public"."event"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_need" ADD CONSTRAINT "interpreting_need_bookable" FOREIGN KEY ("county_id","bookable_id") REFERENCES "public"."bookable_hours"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_from_unit" FOREIGN KEY ("county_id","from_unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_from_municipality" FOREIGN KEY ("county_id","from_municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_to_unit" FOREIGN KEY ("county_id","to_unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_to_municipality" FOREIGN KEY ("county_id","to_municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "appointment_once" ON "appointment" USING btree ("county_id","bookable_id","starts_at");--> statement-breakpoint
CREATE INDEX "appointment_by_contact" ON "appointment" USING btree ("county_id","contact_hash","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "appointment_count_once" ON "appointment_count" USING btree ("county_id","month","topic");--> statement-breakpoint
CREATE INDEX "interpreting_need_by_appointment" ON "interpreting_need" USING btree ("county_id","appointment_id");--> statement-breakpoint
CREATE INDEX "handover_by_recipient" ON "handover" USING btree ("county_id","to_unit_id","to_municipality_id","state");--> statement-breakpoint
CREATE POLICY "appointment_county" ON "appointment" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "appointment_count_county" ON "appointment_count" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "bookable_hours_county" ON "bookable_hours" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreting_need_county" ON "interpreting_need" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "handover_county" ON "handover" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));