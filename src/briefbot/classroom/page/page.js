/* The class's one script: the pupil's page at "/", the projector at "/screen". Plain JavaScript that old phones run.
   Whatever comes from elsewhere goes into the page as text, never as markup. */
(function () {
  'use strict';

  var WALL = location.pathname === '/screen';
  var main = document.getElementById('main');
  var socket = null;          // the open WebSocket
  var pause = 500;            // milliseconds before the next try to connect
  var stopped = false;        // do not come back by ourselves
  var seat = null;            // {code, token, name}: who we are
  var code = (location.hash || '').replace(/[^0-9A-Za-z]/g, '');
  var room = null, you = null;
  var drawn = '';             // what is on the page, so that typing is not disturbed
  var pending = null;         // the answer that is not acknowledged yet
  var seen = null;            // at one's own pace: the reveal that was read
  var turn = 0;
  var hidden = 0;             // since when nobody looks at the page

  // --- Small tools ---

  function el(tag, attributes, children) {
    var node = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      if (name === 'click') node.addEventListener('click', attributes[name]);
      else node.setAttribute(name, attributes[name]);
    });
    [].concat(children === undefined ? [] : children).forEach(function (child) {
      if (child === null || child === '') return;
      node.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
    });
    return node;
  }

  function show(key, nodes, focus) {
    drawn = key;
    while (main.firstChild) main.removeChild(main.firstChild);
    nodes.forEach(function (node) { if (node) main.appendChild(node); });
    window.scrollTo(0, 0);
    if (focus) focus.focus();
  }

  function say(words) { document.getElementById('live').textContent = words; }

  function banner(words) {
    var node = document.getElementById('banner');
    node.hidden = !words;
    node.textContent = words || '';
  }

  function kept(store, key) {
    try { return JSON.parse(store().getItem(key)); } catch (e) { return null; }
  }

  function keep(store, key, value) {
    try {
      if (value === null) store().removeItem(key);
      else store().setItem(key, JSON.stringify(value));
    } catch (e) { banner('This browser keeps nothing. Do not close this page.'); }
  }

  function session() { return window.sessionStorage; }
  function local() { return window.localStorage; }

  // --- The connection ---

  function connect() {
    if (socket || stopped) return;
    var scheme = location.protocol === 'https:' ? 'wss://' : 'ws://';
    var mine = socket = new WebSocket(scheme + location.host + '/socket');
    mine.onopen = function () {
      pause = 500;
      if (WALL) send({do: 'look', code: code});
      else if (seat) send({do: 'back', code: seat.code, token: seat.token});
      else banner('');
    };
    mine.onmessage = function (event) {
      if (mine === socket) heard(JSON.parse(event.data));
    };
    mine.onclose = function (event) {
      if (mine !== socket) return;
      socket = null;
      if (event.code === 4001 || event.code === 4003) {
        stopped = true;
        if (event.code === 4003) forget();
        leave(event.reason);
        return;
      }
      if (room && room.phase === 'ended') banner('');
      else if (seat || WALL) banner('The connection was lost. What you answered is safe. Trying again …');
      setTimeout(connect, pause + Math.random() * pause);
      pause = Math.min(pause * 2, event.code === 4008 ? 8000 : 5000);
    };
  }

  function send(message) {
    if (socket && socket.readyState === 1) socket.send(JSON.stringify(message));
  }

  function drop() {
    var old = socket;
    socket = null;
    if (old) old.close();
  }

  function wake() {
    pause = 500;
    if (socket && socket.readyState > 1) socket = null;
    connect();
  }

  function heard(message) {
    if (message.screen) { banner(''); drawWall(message.screen); return; }
    if (message.welcome) welcome(message.welcome, message.you);
    if (message.error) trouble(message);
    if (message.room_here) nameDoor(message.room_here);
    if (message.file) download(message.file);
    if (message.room) {
      room = message.room;
      you = message.you;
      if (!message.error) banner(room.paused ? 'A short pause. Your teacher goes on in a moment.' : '');
      acknowledged();
      draw();
    }
  }

  function welcome(note, me) {
    var token = note.token || seat.token;
    seat = {code: note.code, token: token, name: me.name};
    keep(session, 'seat', seat);
    keep(local, 'seat-' + note.code, seat);
    banner('');
    if (pending) resend();
  }

  function trouble(message) {
    if (message.forget) forget();
    if (message.door) {
      if (!seat) { door(message.error); return; }
      stopped = true;
      leave(message.error);
      return;
    }
    banner(message.error);
    say(message.error);
    if (message.turn && pending && pending.turn === message.turn) pending = null;
    if (message.again && pending) setTimeout(resend, 1000);
  }

  function forget() {
    if (seat) keep(local, 'seat-' + seat.code, null);
    keep(session, 'seat', null);
    seat = null;
  }

  // --- The door ---

  function door(trouble) {
    var input = el('input', {id: 'code', 'class': 'code', inputmode: 'numeric', autocomplete: 'off', maxlength: '8', value: code});
    var form = el('form', {}, [
      el('label', {'for': 'code'}, 'The code on the screen'), input, el('button', {'class': 'main'}, 'Come in')
    ]);
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      code = input.value.replace(/\s/g, '');
      if (!code) return;
      knock();
    });
    show('door', [el('h1', {}, 'Join your class'), trouble ? el('p', {'class': 'asks', role: 'alert'}, trouble) : null, form], input);
  }

  function knock() {
    var known = kept(local, 'seat-' + code);
    if (known && known.token) {
      show('known', [
        el('h1', {tabindex: '-1'}, 'Are you ' + known.name + '?'),
        el('button', {'class': 'main', click: function () {
          seat = known;
          send({do: 'back', code: seat.code, token: seat.token});
        }}, 'Yes, go on'),
        el('button', {click: function () { send({do: 'knock', code: code}); }}, 'No, I am new')
      ]);
      return;
    }
    send({do: 'knock', code: code});
  }

  function nameDoor(here) {
    if (!here.own_names) { send({do: 'join', code: code}); return; }
    var input = el('input', {id: 'name', maxlength: '24', autocomplete: 'off'});
    var form = el('form', {}, [
      el('label', {'for': 'name'}, 'Your name in this class'), input,
      el('p', {'class': 'soft'}, 'Leave it empty to be given a name.'), el('button', {'class': 'main'}, 'Come in')
    ]);
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      send({do: 'join', code: code, name: input.value});
    });
    show('name', [el('h1', {}, here.title), form], input);
  }

  function leave(words) {
    document.getElementById('top').hidden = true;
    banner('');
    show('gone', [el('h1', {tabindex: '-1'}, words || 'You have left.'), el('button', {'class': 'main', click: function () {
      stopped = false;
      location.reload();
    }}, 'Come back')]);
    say(words || '');
  }

  // --- Answers ---

  function answer(question, fields) {
    turn = Math.max(turn, you.answer ? you.answer.turn : 0) + 1;
    var message = {do: 'answer', question: question.index, turn: turn};
    if (fields.choice !== undefined) message.choice = fields.choice;
    if (fields.typed !== undefined) message.typed = fields.typed;
    if (room.confidence) message.sure = fields.sure !== undefined ? fields.sure : Boolean(you.answer && you.answer.sure);
    pending = message;
    resend();
    mark(question);
  }

  function resend() { if (pending) send(pending); }

  function acknowledged() {
    if (you.answer) turn = Math.max(turn, you.answer.turn);
    if (!pending) return;
    var saved = you.answer && you.answer.question === pending.question && you.answer.turn >= pending.turn;
    var over = room.phase === 'asking' ? room.question.index !== pending.question : room.phase !== 'own';
    var done = you.last && you.last.index === pending.question && room.phase === 'own';
    if (saved || over || done) pending = null;
  }

  // --- The pupil's page ---

  function draw() {
    var top = document.getElementById('top');
    top.hidden = false;
    document.title = room.title;
    document.getElementById('who').textContent = you.name + (you.team ? ' · ' + you.team : '');
    document.getElementById('score').textContent = you.asked ? you.right + ' of ' + you.asked + ' right · ' + you.points : '';
    if (room.phase === 'lobby') drawLobby();
    else if (room.phase === 'asking') drawQuestion(room.question);
    else if (room.phase === 'closed') drawClosed(room.question);
    else if (room.phase === 'revealed') drawReveal(room.question, you.reveal, you.answer, null);
    else if (room.phase === 'slide') drawSlide(room.slide);
    else if (room.phase === 'own') drawOwn();
    else if (room.phase === 'ended') drawEnd();
  }

  function drawLobby() {
    if (drawn === 'lobby' + you.name) return;
    var heading = el('h1', {tabindex: '-1'}, 'You are ' + you.name);
    show('lobby' + you.name, [heading, el('p', {}, room.title), el('p', {'class': 'soft'}, 'You are in. It starts when your teacher begins.')], heading);
    say('You are in, as ' + you.name + '.');
  }

  function drawQuestion(question) {
    if (!you.may) { drawLate(question); return; }
    var key = 'question' + question.index;
    if (drawn !== key) buildQuestion(question, key);
    mark(question);
  }

  function drawLate(question) {
    if (drawn === 'late' + question.index) return;
    var heading = el('h1', {tabindex: '-1'}, 'You are ' + you.name);
    show('late' + question.index, [heading, el('p', {}, 'A question is open that was asked before you came. The next one is yours.')], heading);
  }

  function buildQuestion(question, key) {
    var heading = stem(question);
    heading.id = 'stem';
    var nodes = [el('p', {'class': 'number'}, 'Question ' + question.number + ' of ' + question.total), heading];
    if (question.how === 'chosen') nodes.push(options(question));
    else if (question.how === 'arranged') nodes.push(rows(question));
    else nodes.push(line(question));
    if (room.confidence) nodes.push(sureness(question));
    nodes.push(el('p', {'class': 'said', id: 'said', role: 'status'}));
    show(key, nodes, heading);
  }

  function stem(question) {
    return el('h2', {tabindex: '-1', 'class': question.stem.length > 150 ? 'long' : ''}, question.stem);
  }

  function options(question) {
    return el('div', {role: 'group', 'aria-labelledby': 'stem'}, question.options.map(function (text, index) {
      return el('button', {'data-index': String(index), 'aria-pressed': 'false', click: function () {
        answer(question, {choice: index});
      }}, [el('span', {'class': 'mark'}, String(index + 1)), el('span', {}, text)]);
    }));
  }

  function rows(question) {
    // Rows are tapped in their order; the last one sends, one more tap on a row begins anew from there.
    var order = [];
    var group = el('div', {role: 'group', 'aria-labelledby': 'stem'}, question.options.map(function (text, index) {
      return el('button', {'data-row': String(index), 'aria-pressed': 'false', click: function () {
        var at = order.indexOf(index);
        if (at >= 0) order = order.slice(0, at);
        else order.push(index);
        number();
        if (order.length === question.options.length) {
          answer(question, {typed: order.map(function (row) { return row + 1; }).join(' ')});
        }
      }}, [el('span', {'class': 'mark'}, '·'), el('span', {}, text)]);
    }));
    function number() {
      Array.prototype.forEach.call(group.childNodes, function (node, index) {
        var at = order.indexOf(index);
        node.setAttribute('aria-pressed', String(at >= 0));
        node.firstChild.textContent = at >= 0 ? at + 1 + '.' : '·';
      });
    }
    return el('div', {}, [el('p', {'class': 'soft'}, 'Tap them in their order. Tap one again to begin anew from there.'), group]);
  }

  function line(question) {
    var input = el('input', {id: 'typed', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', maxlength: '300'});
    var form = el('form', {}, [
      el('label', {'for': 'typed'}, 'Your answer'), input,
      el('p', {'class': 'asks', id: 'asks', role: 'status', hidden: ''}), el('button', {'class': 'main'}, 'Send')
    ]);
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      if (input.value.trim()) answer(question, {typed: input.value});
    });
    if (you.answer) input.value = you.answer.given;
    return form;
  }

  function sureness(question) {
    function button(words, sure) {
      return el('button', {'data-sure': String(sure), 'aria-pressed': 'false', click: function () {
        if (you.answer && !pending) answer(question, {sure: sure});
      }}, words);
    }
    return el('div', {role: 'group', 'aria-label': 'How sure are you?'}, [
      el('p', {'class': 'soft'}, 'How sure are you? Sure and right counts double, sure and wrong costs.'),
      el('div', {'class': 'pair'}, [button('Not sure', false), button('Sure', true)])
    ]);
  }

  function mark(question) {
    var mine = pending && pending.question === question.index ? pending : null;
    var stands = mine || you.answer;
    var choice = mine && mine.choice !== undefined ? mine.choice : you.answer ? you.answer.choice : undefined;
    each('[data-index]', function (node) {
      node.setAttribute('aria-pressed', String(String(choice) === node.getAttribute('data-index')));
    });
    each('[data-sure]', function (node) {
      node.setAttribute('aria-pressed', String(Boolean(stands) && String(Boolean(stands.sure)) === node.getAttribute('data-sure')));
      node.disabled = !stands;
    });
    var asks = document.getElementById('asks');
    var asked = you.answer && !pending ? you.answer.asks : '';
    if (asks) { asks.hidden = !asked; asks.textContent = asked || ''; }
    var said = document.getElementById('said');
    if (!said) return;
    if (pending) said.textContent = 'Sending …';
    else if (!you.answer || asked) said.textContent = '';
    else said.textContent = 'Saved: ' + you.answer.given + (room.phase === 'own' ? '' : '. You can change it until the question closes.');
  }

  function each(selector, run) {
    Array.prototype.forEach.call(main.querySelectorAll(selector), run);
  }

  function drawClosed(question) {
    var key = 'closed' + question.index;
    if (drawn === key) return;
    var heading = stem(question);
    var given = you.answer ? 'Your answer: ' + you.answer.given : you.may ? 'You gave no answer. That is all right.' : '';
    show(key, [
      el('p', {'class': 'number'}, 'Question ' + question.number + ' of ' + question.total + ' · closed'), heading,
      el('p', {'class': 'answer'}, given), el('p', {'class': 'soft'}, 'The answer comes in a moment.')
    ], heading);
  }

  function asked(question) {
    return el('details', {}, [el('summary', {}, 'The question'), el('p', {}, question.stem)]);
  }

  function drawReveal(question, reveal, given, next) {
    var key = 'reveal' + question.index + (next ? 'own' : '');
    if (drawn === key) return;
    var right = reveal.result === 'right';
    var head = el('h1', {tabindex: '-1', 'class': right ? 'verdict right' : reveal.result === 'none' ? 'verdict' : 'verdict wrong'},
      question.skipped ? 'This question does not count' : reveal.result === 'none' ? 'The answer' : (right ? '✓ ' : '✗ ') + reveal.headline);
    var nodes = [head, reveal.reason ? el('p', {}, reveal.reason) : null];
    if (given && !right) nodes.push(el('p', {}, 'Your answer: ' + given.given));
    nodes.push(el('p', {'class': 'answer'}, 'Answer: ' + question.solution));
    reveal.corrections.forEach(function (words) { nodes.push(el('p', {}, words)); });
    if (question.explanation) nodes.push(el('p', {}, question.explanation));
    nodes.push(receipt(question.receipt), asked(question));
    if (next) nodes.push(el('button', {'class': 'main', click: next}, 'Go on'));
    else if (you.place) nodes.push(el('p', {'class': 'soft'}, 'You are in place ' + you.place + ' with ' + you.points + ' points.'));
    show(key, nodes, head);
    say(head.textContent + ' ' + question.solution);
  }

  function receipt(record) {
    if (!record) return null;
    var rows = [];
    record.rows.forEach(function (row) { rows.push(el('dt', {}, row[0]), el('dd', {}, row[1])); });
    return el('section', {'class': 'receipt', 'aria-label': 'The record'}, [el('p', {'class': 'words'}, record.words), el('dl', {}, rows)]);
  }

  function slideNodes(slide) {
    return slide.parts.map(function (part) {
      if (part[0] === 'quote') return el('blockquote', {}, part[1]);
      return el('p', {'class': part[0] === 'row' || part[0] === 'note' ? 'soft' : part[0] === 'who' ? 'answer' : 'words'}, part[1]);
    });
  }

  function drawSlide(slide) {
    var key = 'slide' + slide.heading + JSON.stringify(slide.parts);
    if (drawn === key) return;
    var heading = el('h1', {tabindex: '-1'}, slide.heading);
    show(key, [heading].concat(slideNodes(slide)), heading);
  }

  function drawOwn() {
    if (you.last && seen !== you.last.index && !(you.answer && you.answer.asks) && drawn.indexOf('question' + you.last.index) === 0) {
      drawReveal(you.last, you.last.reveal, you.last.answer, function () {
        seen = you.last.index;
        draw();
      });
      return;
    }
    if (drawn === 'reveal' + (you.last && you.last.index) + 'own' && seen !== you.last.index) return;
    if (you.question) drawQuestion(you.question);
    else drawEnd();
  }

  function drawEnd() {
    if (drawn === 'end') return;
    var heading = el('h1', {tabindex: '-1'}, 'Well done, ' + you.name);
    show('end', [
      heading,
      el('p', {'class': 'answer'}, you.right + ' of ' + you.asked + ' right, ' + you.points + ' points' + (you.place ? ', place ' + you.place : '') + '.'),
      el('p', {}, you.right < you.asked ? 'What you missed can go home with you: as a file that asks about just that.' : 'You missed nothing. You can take the whole briefing home.'),
      el('button', {'class': 'main', click: takeHome}, 'Take it home'),
      el('p', {'class': 'soft', id: 'home', role: 'status'})
    ], heading);
    say(heading.textContent);
  }

  function takeHome() {
    if (socket && socket.readyState === 1) send({do: 'home'});
    else document.getElementById('home').textContent = 'The room is closed. Your teacher has this file for you.';
  }

  function download(file) {
    var link = el('a', {download: file.name, href: URL.createObjectURL(new Blob([file.text], {type: 'application/json'}))});
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    document.getElementById('home').textContent = 'Saved as ' + file.name + '. Practise with: briefbot quiz -b ' + file.name;
  }

  // --- The projector ---

  function drawWall(view) {
    document.title = view.title;
    var draws = {lobby: wallLobby, asking: wallQuestion, closed: wallQuestion, revealed: wallReveal, slide: wallSlide, own: wallOwn, ended: wallEnd};
    show('wall', draws[view.phase](view));
    banner(view.paused ? 'A short pause.' : '');
    fit();
  }

  function fit() {
    var size = 100;
    main.style.fontSize = '';
    while (document.documentElement.scrollHeight > window.innerHeight && size > 40) {
      size -= 5;
      main.style.fontSize = (2.1 * size / 100) + 'vw';
    }
  }

  function bar(count, most) {
    var inner = el('span', {'class': 'bar'});
    inner.style.width = (100 * count / most) + '%';
    return el('span', {'class': 'bars', 'aria-hidden': 'true'}, inner);
  }

  function wallLobby(view) {
    return [el('h1', {}, view.title), joining(view), names(view)];
  }

  function joining(view) {
    return el('div', {'class': 'join'}, [
      el('img', {src: '/qr/' + view.code + '.svg', alt: 'QR code of the join address'}),
      el('div', {}, [
        el('p', {'class': 'address'}, view.address.replace(/^https?:\/\//, '')),
        el('p', {'class': 'code'}, view.code.slice(0, 3) + ' ' + view.code.slice(3)),
        el('p', {'class': 'soft'}, view.locked ? 'The room is closed for newcomers.' : 'Open the address, type the code. No account, no name.')
      ])
    ]);
  }

  function names(view) {
    return el('ul', {'class': 'names'}, view.pupils.map(function (name) { return el('li', {}, name); }));
  }

  function optionList(question, counts) {
    var most = Math.max.apply(null, [1].concat(counts || []));
    return el('ol', {'class': 'options'}, question.options.map(function (text, index) {
      var correct = question.correct === index;
      var nodes = [el('span', {'class': 'mark'}, correct ? '✓' : String(index + 1)), el('span', {'class': 'text'}, text)];
      if (counts && counts.length) {
        nodes.push(bar(counts[index], most));
        nodes.push(el('span', {'class': 'count'}, String(counts[index])));
      }
      return el('li', correct ? {'class': 'correct'} : {}, nodes);
    }));
  }

  function wallQuestion(view) {
    var question = view.question;
    var count = view.answers;
    var tally = view.phase === 'closed' ? 'Closed' : count.of && count.given >= count.of ? 'Everyone has answered.' : count.given + ' of ' + count.of + ' answers';
    return [
      el('div', {'class': 'number ends'}, [
        el('span', {}, 'Question ' + question.number + ' of ' + question.total), el('span', {'class': 'tally'}, tally),
        el('span', {}, view.address.replace(/^https?:\/\//, '') + '  ·  ' + view.code)
      ]),
      stem(question), question.options.length ? optionList(question, view.counts) : el('p', {'class': 'soft'}, 'Everyone types the answer.')
    ];
  }

  function wallReveal(view) {
    var question = view.question;
    return [
      el('p', {'class': 'number'}, 'Question ' + question.number + ' of ' + question.total),
      stem(question), question.how === 'chosen' ? optionList(question, view.counts) : el('p', {'class': 'answer right'}, '✓ ' + question.solution),
      el('div', {'class': 'columns'}, [receipt(question.receipt), board(view)])
    ];
  }

  function board(view) {
    var rows = view.teams.length ? view.teams : view.board;
    if (!rows || !rows.length) return null;
    return el('ol', {'class': 'board'}, rows.map(function (row) {
      return el('li', {}, [el('span', {'class': 'place'}, row.place + '.'), el('span', {'class': 'name'}, row.name), el('span', {}, String(row.points))]);
    }));
  }

  function wallSlide(view) {
    return [el('h1', {}, view.slide.heading)].concat(slideNodes(view.slide));
  }

  function wallOwn(view) {
    var most = Math.max.apply(null, [1].concat(view.progress));
    return [el('h1', {}, view.title), joining(view), el('ol', {'class': 'options'}, view.progress.map(function (count, done) {
      return el('li', {}, [el('span', {'class': 'text'}, done + ' answered'), bar(count, most), el('span', {'class': 'count'}, String(count))]);
    }))];
  }

  function wallEnd(view) {
    return [el('h1', {}, 'Well played, everybody'), el('p', {}, view.title), board(view)];
  }

  // --- Beginning ---

  document.addEventListener('visibilitychange', function () {
    if (document.hidden) {
      hidden = Date.now();
      return;
    }
    if (Date.now() - hidden > 5000) drop();  // a phone that slept holds a dead line for a live one
    wake();
  });
  window.addEventListener('online', wake);
  window.addEventListener('hashchange', function () { location.reload(); });  // another room's code was scanned
  document.addEventListener('keydown', function (event) {
    if (event.target.tagName === 'INPUT' || event.ctrlKey || event.metaKey || event.altKey) return;
    var button = main.querySelector('[data-index="' + (Number(event.key) - 1) + '"]');
    if (button) button.click();
  });
  if (WALL) {
    document.body.className = 'wall';
    window.addEventListener('resize', fit);
  } else {
    seat = kept(session, 'seat');
    if (seat && code && seat.code !== code) seat = null;
    if (!seat) {
      if (code) whenOpen(knock);
      else door('');
    }
  }
  connect();

  function whenOpen(run) {
    if (socket && socket.readyState === 1) run();
    else setTimeout(function () { whenOpen(run); }, 50);
  }
}());
