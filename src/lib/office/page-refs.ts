export type RefChoice = { value: string; label: string };
/** A picture or document as the editor of a text shows it. */
export type MediumChoice = RefChoice & { picture: { src: string; alt: string; width: number; height: number } | null };
export type PageRefs = {
  office: readonly RefChoice[];
  place: readonly RefChoice[];
  contact: readonly RefChoice[];
  media: readonly MediumChoice[];
};
export const noRefs: PageRefs = { office: [], place: [], contact: [], media: [] };
