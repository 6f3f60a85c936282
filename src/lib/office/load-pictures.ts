/** Pictures to choose from, for those who may see the county's media; none for all others. */
export async function loadPictureOptions(locals: App.Locals): Promise<{ value: string; label: string }[]> {
  const listed = await locals.app.welcome.listMedia(locals.ctx, { kind: 'picture' });
  return listed.ok ? listed.value.filter(({ ended }) => !ended).map(({ id, title }) => ({ value: id, label: title })) : [];
}
