// On a reading text: show the very words that a link from the commentary names.
(() => {
  const show = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    for (const old of document.querySelectorAll(".cited-words.shown")) old.classList.remove("shown");
    if (!name) return;
    for (const part of document.querySelectorAll(".cited-words")) {
      if (part.dataset.words.split(" ").includes(name)) part.classList.add("shown");
    }
  };
  addEventListener("hashchange", show);
  show();
})();
