export function ArticleEvidence({ id }: { id: string; at?: string }) {
  return <p class="foreign">{id}</p>;
}
