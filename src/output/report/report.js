(function(){
"use strict";
var MOST=40,PIECE=70;
var box=document.getElementById("search"),input=document.getElementById("q"),panel=document.getElementById("results"),list=document.getElementById("hits"),found=document.getElementById("found");
var index=null,hits=[],chosen=-1,say=box.dataset;
function plain(text){return text.normalize("NFKD").replace(/[\u0300-\u036f]/g,"").toLowerCase();}
function textOf(card,selector){var part=card.querySelector(selector);return part?part.textContent:"";}
function entry(card){
var all=Array.prototype.map.call(card.children,function(part){return part.classList.contains("picture")?"":part.textContent;}).join(" ").replace(/\s+/g," ").trim();
var title=textOf(card,"h4"),name=card.querySelector(".about code").textContent;
return{card:card,title:title,name:name,kind:textOf(card,".eyebrow"),state:textOf(card,".state"),all:all,folded:plain(all),head:plain(title+" "+name),owner:plain(textOf(card,".owner"))};
}
function build(){if(index)return;index=Array.prototype.map.call(document.querySelectorAll(".card"),entry);}
function score(one,words){
var sum=0;
for(var i=0;i<words.length;i++){
var word=words[i],at=one.head.indexOf(word);
if(at===0)sum+=8;
else if(at>0)sum+=/[\s\/.-]/.test(one.head[at-1])?6:4;
else if(one.owner.indexOf(word)===0)sum+=3;
else if(one.folded.indexOf(word)>=0)sum+=1;
else return 0;
}
return sum;
}
function find(query){
build();
var words=plain(query).split(/\s+/).filter(Boolean);
if(!words.length)return{all:0,best:[],words:words};
var scored=[];
for(var i=0;i<index.length;i++){var sum=score(index[i],words);if(sum)scored.push({one:index[i],sum:sum,at:i});}
scored.sort(function(a,b){return b.sum-a.sum||a.at-b.at;});
return{all:scored.length,best:scored.slice(0,MOST),words:words};
}
function marked(parent,text,words){
var low=plain(text);
if(low.length!==text.length){parent.appendChild(document.createTextNode(text));return;}
var at=0;
while(at<text.length){
var next=-1,length=0;
words.forEach(function(word){var place=low.indexOf(word,at);if(place>=0&&(next<0||place<next)){next=place;length=word.length;}});
if(next<0)break;
parent.appendChild(document.createTextNode(text.slice(at,next)));
var mark=document.createElement("mark");
mark.textContent=text.slice(next,next+length);
parent.appendChild(mark);
at=next+length;
}
parent.appendChild(document.createTextNode(text.slice(at)));
}
function span(parent,name,text,words){
var part=document.createElement("span");
part.className=name;part.dir="auto";
marked(part,text,words);
parent.appendChild(part);
}
function piece(one,words){
for(var i=0;i<words.length;i++){
if(one.head.indexOf(words[i])>=0)continue;
var at=one.folded.length===one.all.length?one.folded.indexOf(words[i]):-1;
if(at>=0)return(at>PIECE?"\u2026 ":"")+one.all.slice(Math.max(0,at-PIECE),at+PIECE+words[i].length)+" \u2026";
}
return"";
}
function show(){
var query=input.value.trim();
list.textContent="";hits=[];chosen=-1;input.removeAttribute("aria-activedescendant");
if(!query){close();return;}
var result=find(query);
result.best.forEach(function(hit,number){
var item=document.createElement("li");
item.id="hit-"+number;
item.setAttribute("role","option");
item.setAttribute("aria-selected","false");
span(item,"title",hit.one.title,result.words);
span(item,"where",hit.one.name+" \u00b7 "+hit.one.state,result.words);
var text=piece(hit.one,result.words);
if(text)span(item,"piece",text,result.words);
item.addEventListener("mousedown",function(event){event.preventDefault();});
item.addEventListener("click",function(){open(number);});
list.appendChild(item);
hits.push(hit.one);
});
var word=result.all===1?say.one:say.many;
found.textContent=result.all===0?say.none+" "+say.open+query+say.close:result.all>hits.length?result.all+" "+word+", "+say.best.replace("{}",hits.length):result.all+" "+word;
list.hidden=hits.length===0;
panel.hidden=false;
input.setAttribute("aria-expanded",String(hits.length>0));
}
function close(){panel.hidden=true;input.setAttribute("aria-expanded","false");input.removeAttribute("aria-activedescendant");chosen=-1;}
function choose(number){
if(!hits.length)return;
if(chosen>=0)list.children[chosen].setAttribute("aria-selected","false");
chosen=(number+hits.length)%hits.length;
var item=list.children[chosen];
item.setAttribute("aria-selected","true");
input.setAttribute("aria-activedescendant",item.id);
item.scrollIntoView({block:"nearest"});
}
function open(number){
var card=hits[number].card;
close();
input.blur();
location.hash="#"+card.id;
card.focus({preventScroll:true});
card.scrollIntoView();
}
input.addEventListener("input",show);
input.addEventListener("focus",function(){if(input.value.trim())show();});
input.addEventListener("blur",function(){setTimeout(function(){if(document.activeElement!==input)close();},150);});
input.addEventListener("keydown",function(event){
if(event.key==="ArrowDown"){event.preventDefault();if(panel.hidden)show();choose(chosen+1);}
else if(event.key==="ArrowUp"){event.preventDefault();choose(chosen<0?-1:chosen-1);}
else if(event.key==="Enter"&&hits.length){event.preventDefault();open(chosen<0?0:chosen);}
else if(event.key==="Escape"){if(panel.hidden)input.value="";close();}
});
document.addEventListener("keydown",function(event){
var typing=/^(input|textarea|select)$/i.test(event.target.tagName);
if(event.key==="/"&&!typing&&!event.ctrlKey&&!event.metaKey&&!event.altKey){event.preventDefault();input.focus();input.select();}
});
box.hidden=false;

Array.prototype.forEach.call(document.querySelectorAll(".tree"),function(tree){
var all=tree.querySelectorAll("details");
if(!all.length)return;
var folds=document.createElement("div");
folds.className="folds";
[[say.unfold,true],[say.fold,false]].forEach(function(pair){
var button=document.createElement("button");
button.type="button";
button.textContent=pair[0];
button.addEventListener("click",function(){Array.prototype.forEach.call(all,function(one){one.open=pair[1];});});
folds.appendChild(button);
});
tree.parentNode.insertBefore(folds,tree);
tree.addEventListener("keydown",function(event){
var summary=event.target.closest("summary,.leaf");
if(!summary||!tree.contains(summary))return;
var fold=summary.tagName==="SUMMARY"?summary.parentNode:null;
var lines=Array.prototype.filter.call(tree.querySelectorAll("summary"),function(one){return one.getClientRects().length>0;});
var at=lines.indexOf(summary);
if(event.key==="ArrowRight"&&fold){if(!fold.open)fold.open=true;else if(lines[at+1])lines[at+1].focus();}
else if(event.key==="ArrowLeft"){
if(fold&&fold.open)fold.open=false;
else{var above=summary.parentNode.parentNode.closest("details");if(above&&tree.contains(above))above.querySelector("summary").focus();}
}
else if(event.key==="ArrowDown"&&lines[at+1])lines[at+1].focus();
else if(event.key==="ArrowUp"&&at>0)lines[at-1].focus();
else return;
event.preventDefault();
});
});

var opened=[];
addEventListener("beforeprint",function(){
opened=Array.prototype.filter.call(document.querySelectorAll(".tree details,.drawn"),function(one){return!one.open;});
opened.forEach(function(one){one.open=true;});
});
addEventListener("afterprint",function(){opened.forEach(function(one){one.open=false;});opened=[];});

var idle=window.requestIdleCallback||function(run){return setTimeout(run,200);};
idle(function(){build();});
})();
