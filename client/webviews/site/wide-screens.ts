/** Where there is room beside the text, the parts of a page stay in sight, and its place in the list beside it. */
export function openOnWideScreens(): void {
  const list = document.querySelector<HTMLElement>(".beside");
  const here = list?.querySelector<HTMLElement>("[aria-current]");
  if (list && here) list.scrollTop = here.offsetTop - list.offsetTop - list.clientHeight / 2;
  const wide = matchMedia("(min-width: 80rem)");
  const parts = document.querySelector<HTMLDetailsElement>(".toc details");
  if (!parts) return;
  const follow = (): void => {
    parts.open = wide.matches;
  };
  follow();
  wide.addEventListener("change", follow);
}
