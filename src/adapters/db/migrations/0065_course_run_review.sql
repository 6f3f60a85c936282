ALTER TABLE "course_run" ADD COLUMN "review_by" date;--> statement-breakpoint
ALTER TABLE "course_run" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
-- Whoever was never asked is asked first, and has a month to answer.
UPDATE "course_run" SET "review_by" = greatest((coalesce("confirmed_at", "created_at") at time zone 'Europe/Berlin')::date + 90, current_date + 30) WHERE "state" = 'public';
