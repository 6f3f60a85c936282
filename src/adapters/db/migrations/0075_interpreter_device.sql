CREATE TABLE "interpreter_device" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"interpreter_id" uuid NOT NULL,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"contact_at" timestamp with time zone NOT NULL,
	CONSTRAINT "interpreter_device_once" UNIQUE("county_id","endpoint")
);
--> statement-breakpoint
ALTER TABLE "interpreter_device" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "interpreter_device" ADD CONSTRAINT "interpreter_device_person" FOREIGN KEY ("county_id","interpreter_id") REFERENCES "public"."interpreter"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "interpreter_device_by_person" ON "interpreter_device" USING btree ("county_id","interpreter_id");--> statement-breakpoint
CREATE POLICY "interpreter_device_county" ON "interpreter_device" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));