ALTER TABLE "course_run" ADD COLUMN "review_by" date;--> statement-breakpoint
ALTER TABLE "course_run" ADD COLUMN "asked_at" timestamp with time zone;