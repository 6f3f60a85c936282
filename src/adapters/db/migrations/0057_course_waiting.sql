CREATE TABLE "course_waiting" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"audience" text,
	"name" text NOT NULL,
	"mail" text,
	"phone" text,
	"contact_hash" text NOT NULL,
	"language" text NOT NULL,
	"state" text NOT NULL,
	"consent_at" timestamp with time zone NOT NULL,
	"expires_on" date NOT NULL,
	"offered_until" timestamp with time zone,
	"accepted_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "course_waiting_once" UNIQUE("county_id","run_id","contact_hash")
);
--> statement-breakpoint
ALTER TABLE "course_waiting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "course_waiting" ADD CONSTRAINT "course_waiting_run" FOREIGN KEY ("county_id","run_id") REFERENCES "public"."course_run"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "course_waiting_by_state" ON "course_waiting" USING btree ("county_id","state","offered_until");--> statement-breakpoint
CREATE INDEX "course_waiting_by_contact" ON "course_waiting" USING btree ("county_id","contact_hash");--> statement-breakpoint
CREATE POLICY "course_waiting_county" ON "course_waiting" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));