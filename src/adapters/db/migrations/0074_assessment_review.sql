ALTER TABLE "skills_assessment" ADD COLUMN "review_by" date;--> statement-breakpoint
ALTER TABLE "skills_assessment" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
UPDATE "skills_assessment" SET "review_by" = greatest((coalesce("confirmed_at", "created_at") at time zone 'Europe/Berlin')::date + 180, current_date + 30) WHERE "state" = 'public';