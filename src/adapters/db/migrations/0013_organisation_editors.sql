ALTER TABLE "invitation" ADD COLUMN "organisation_name" text;--> statement-breakpoint
ALTER TABLE "role_grant" ADD COLUMN "organisation_name" text;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_organisation" CHECK ("role_grant"."role" <> 'organisation-editor' or "role_grant"."organisation_id" is not null);