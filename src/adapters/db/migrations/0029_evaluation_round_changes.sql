ALTER TABLE "evaluation_invite" ADD COLUMN "invited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "evaluation_invite" ADD COLUMN "told_meeting_on" date;--> statement-breakpoint
ALTER TABLE "evaluation_invite" ADD COLUMN "told_node_ids" uuid[];--> statement-breakpoint
ALTER TABLE "evaluation_round" ADD COLUMN "cancelled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "evaluation_round" ADD COLUMN "cancel_reason" text;--> statement-breakpoint
-- Whoever was invited before knows the round as it stands: nothing of it could be changed until now.
UPDATE "evaluation_invite" SET "invited_at" = "evaluation_invite"."created_at", "told_meeting_on" = "round"."meeting_on", "told_node_ids" = "round"."node_ids" FROM "evaluation_round" AS "round" WHERE "round"."id" = "evaluation_invite"."round_id";--> statement-breakpoint
ALTER TABLE "evaluation_invite" ALTER COLUMN "invited_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluation_invite" ALTER COLUMN "told_meeting_on" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluation_invite" ALTER COLUMN "told_node_ids" SET NOT NULL;
