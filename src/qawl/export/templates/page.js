// Lights up what belongs to one statement; without it the page reads as well, by its links.
(function () {
  "use strict";
  var lit = [];
  function light(event) {
    var target = event.target;
    var part = target.closest ? target.closest("[data-s]") : null;
    lit.forEach(function (e) { e.classList.remove("lit"); });
    lit = part ? Array.from(part.closest("article").querySelectorAll('[data-s="' + part.dataset.s + '"]')) : [];
    lit.forEach(function (e) { e.classList.add("lit"); });
  }
  document.addEventListener("pointerover", light);
  document.addEventListener("focusin", light);
})();
